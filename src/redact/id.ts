import { endOfRun, isLetterOrDigit, matchAt, matchesOf, startOfRun, unitsOf } from './boundary.js';
import type { Detect, Source, Span } from './types.js';

const guid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/iy;
const isHex = unitsOf(/[0-9a-f]/i);
const between = 48;

/**
 * Words before an id of a request. They are kept: Microsoft's support asks for exactly these, they end with the request,
 * and name nobody.
 */
const request = /(?:(?:request|correlation|trace|tracking|activity|operation|diagnostics?|event|message|span|ticket|incident|upload|batch|job|run)[ _-]?id|traceparent|timestamp|要求 ?ID|関連付け ?ID|相関 ?ID|追跡 ?ID|トレース ?ID|リクエスト ?ID|問い?合わせ番号)[^0-9a-z\u3040-\u9fff]{0,12}(?:is |は )?(?:00-)?$/i;
/** Words before the id of a product or a service plan. */
const product = /(?:sku(?:[ _-]?(?:id|part)s?)?|(?:service )?plan\(?s?\)?(?:[ _-]?ids?)?|service ?plan[ _-]?ids?|disabled ?plans|(?:add|remove)licenses|licen[sc]e(?:s|[ _-]?ids?)?|サービス ?プラン|プラン ?ID|ライセンス ?ID|with account)[^0-9a-z\u3040-\u9fff]{0,12}(?:is |は |with id |id |of |\(s\) )?[^0-9a-z\u3040-\u9fff]{0,4}$/i;
/** What stands between the ids of a list. */
const list = /^["'\s,;\][]{1,16}$|^["']?\s?(?:and|or|と|および)\s?["']?$/;
/** Parts of ids that only Microsoft gives out. */
const reserved = /^0000000[0-9a-f]-0000-0[0-9a-f]{3}-[0-9a-f]{4}-000000000000$|^[0-]+$|^f{8}-/i;
const sid = /S-1-5-21(?:-\d{4,10}){3}-\d{1,10}/g;
/** One of these stands between every name of an anchor and its value. */
const separated = /[:=]/;
const anchors = /(?:immutable ?id|source ?anchor|consistencyguid|exchangeguid|archiveguid)["'`\])]{0,3}[ \t]{0,40}[:=][ \t]{0,40}["'`]?([A-Za-z0-9+/]{20,24}={0,2})/gi;

/** Ids of tenants, objects and applications, unless they are the same for everybody or name a request. */
export const ids: Detect = (source) => guidsIn(source).concat(sids(source.text), anchored(source.text));

function guidsIn({ text, known }: Source): Span[] {
  const spans: Span[] = [];
  const found: Found[] = [];
  dashed(text, found);
  undashed(text, found);
  let last = { end: -1, kept: false };
  for (const [start, end] of found.sort(([a], [b]) => a - b)) {
    if (isLetterOrDigit(text.charCodeAt(end)) || isLetterOrDigit(text.charCodeAt(start - 1))) continue;
    const id = text.slice(start, end);
    const gap = last.kept && start - last.end <= 20 ? text.slice(last.end, start) : undefined;
    const kept = known.has(id.toLowerCase()) || reserved.test(id) || (gap !== undefined && list.test(gap)) || isAnnounced(text, start, end);
    if (!kept) spans.push({ kind: 'id', start, end, live: 'no' });
    last = { end, kept };
  }
  return spans;
}

type Found = readonly [start: number, end: number];

/** From dash to dash: most characters need not be looked at. */
function dashed(text: string, found: Found[]): void {
  for (let at = text.indexOf('-', 8); at >= 0; at = text.indexOf('-', at + 1)) {
    if (!isHex(text.charCodeAt(at - 1)) || text[at + 5] !== '-' || !matchAt(guid, text, at - 8)) continue;
    found.push([at - 8, at + 28]);
    at += 27;
  }
}

/** Every 32 digits in a row are on a place that is a multiple of 32. */
function undashed(text: string, found: Found[]): void {
  for (let at = 31; at < text.length; at += 32) {
    if (!isHex(text.charCodeAt(at))) continue;
    const start = startOfRun(text, at, isHex, 32);
    if (endOfRun(text, start, isHex, 33) === start + 32) found.push([start, start + 32]);
  }
}

const tracing = /-[0-9a-f]{16}-0[01]/y;

function isAnnounced(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - between), start);
  if (end - start === 32) return request.test(before) || matchAt(tracing, text, end) !== undefined;
  return request.test(before) || product.test(before);
}

function sids(text: string): readonly Span[] {
  if (!text.includes('S-1-5-21')) return [];
  return matchesOf(sid, text).map(({ 0: id, index }) => ({ kind: 'id', start: index, end: index + id.length, live: 'no' }));
}

function anchored(text: string): readonly Span[] {
  if (!separated.test(text)) return [];
  return matchesOf(anchors, text).map(({ 0: whole, 1: id = '', index }) => ({ kind: 'id', start: index + whole.length - id.length, end: index + whole.length, live: 'no' }));
}

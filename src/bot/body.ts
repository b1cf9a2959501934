import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';

/** Teams sends a message twice, as text and as HTML; this leaves room for both. */
const maxBytes = 512 * 1024;
/** Far deeper than any activity, and shallow enough for every recursion that follows. */
const maxDepth = 64;
/** Names that reach an object's prototype when somebody merges or looks them up. */
const prototypeKeys = ['__proto__', 'constructor', 'prototype'];
/** A key that is not written out is written with escapes. */
const mayNamePrototype = /__proto__|constructor|prototype|\\u/;
const byteOrderMark = Buffer.from('\ufeff');

export type Body =
  | { readonly kind: 'json'; readonly value: Readonly<Record<string, unknown>> }
  | { readonly kind: 'refused'; readonly status: 400 | 408 | 413 | 415 };

const refuse = (status: 400 | 408 | 413 | 415): Body => ({ kind: 'refused', status });

/**
 * Reads a JSON object from a request, bounded in size, time and depth. The web server's own parsers die of a broken
 * gzip body and do not bound what they unpack, so nothing compressed is read at all.
 */
export async function readBody(request: IncomingMessage, timeLimit = 10_000): Promise<Body> {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity', 'content-length': length } = request.headers;
  if (type.split(';', 1)[0]?.trim().toLowerCase() !== 'application/json') return refuse(415);
  if (encoding.trim().toLowerCase() !== 'identity') return refuse(415);
  if (Number(length ?? 0) > maxBytes) return refuse(413);
  const bytes = await collect(request, timeLimit);
  return typeof bytes === 'number' ? refuse(bytes) : parseBody(bytes);
}

/** The bytes of a request, or the status to refuse it with; what is left of it then stays unread. */
function collect(request: IncomingMessage, timeLimit: number): Promise<Buffer | 400 | 408 | 413> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const finish = (result: Buffer | 400 | 408 | 413): void => {
      clearTimeout(timer);
      request.off('data', onData).pause();
      resolve(result);
    };
    const onData = (chunk: Buffer): void => {
      size += chunk.length;
      if (size > maxBytes) finish(413);
      else chunks.push(chunk);
    };
    const timer = setTimeout(() => finish(408), timeLimit);
    request
      .on('data', onData)
      .once('end', () => finish(Buffer.concat(chunks)))
      .once('error', () => finish(400))
      .once('close', () => finish(400));
  });
}

export function parseBody(bytes: Buffer): Body {
  if (!isUtf8(bytes)) return refuse(400);
  const text = bytes.toString('utf8', bytes.subarray(0, 3).equals(byteOrderMark) ? 3 : 0);
  if (isTooDeep(text)) return refuse(400);
  try {
    const value: unknown = JSON.parse(text);
    if (!isRecord(value)) return refuse(400);
    return { kind: 'json', value: mayNamePrototype.test(text) ? withoutPrototypeKeys(value) : value };
  } catch {
    return refuse(400);
  }
}

/** Counted before parsing, because the parser itself accepts any depth. */
function isTooDeep(text: string): boolean {
  // Most bodies do not open that many brackets at all.
  if (opened(text) <= maxDepth) return false;
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (quoted && character === '\\') at += 1;
    else if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    if (depth > maxDepth) return true;
  }
  return false;
}

/** How many brackets a text opens, or some number above the limit. */
function opened(text: string): number {
  let count = 0;
  for (const bracket of ['{', '[']) {
    for (let at = text.indexOf(bracket); at >= 0 && count <= maxDepth; at = text.indexOf(bracket, at + 1)) count += 1;
  }
  return count;
}

/** Changes the value in place: it was parsed a moment ago and nobody else holds it. */
function withoutPrototypeKeys<T extends object>(value: T): T {
  for (const key of prototypeKeys) if (Object.hasOwn(value, key)) Reflect.deleteProperty(value, key);
  for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) withoutPrototypeKeys(inner);
  return value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

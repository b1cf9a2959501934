import { matchesOf } from './boundary.js';
import type { Detect, Span } from './types.js';

const word = '[A-Z\\u00c0-\\u00de][A-Za-z\\u00c0-\\u024f\'’.-]{0,30}';
const japanese = '[\\u3005-\\u3007\\u3040-\\u30ff\\u4e00-\\u9fff\\uff66-\\uff9f]{1,12}';
const aName = new RegExp(`^(?:${word}(?:,? ${word}){0,4}|${japanese}(?:[ ・]${japanese}){0,2}|[a-z]{2,20}(?: [a-z]{2,20})?)(?: ?\\([^)]{1,30}\\))?$`);
/** Fields of a directory that hold the name of a person. */
const fields = /(?:display ?name|given ?name|sur ?name|family ?name|last ?name|first ?name|full ?name|employee ?name|owner ?name|requested ?by|contact ?name|user ?display ?name|(?<![a-z])(?:cn|sn)(?=["']?[ \t]{0,20}:)|氏名|お名前|姓名|名前|表示名|担当者名?|申請者名?|利用者名|社員名|使用者|対象者|フリガナ|ふりがな|シメイ|(?<![\u4e00-\u9fff])姓|(?<![\u4e00-\u9fff])名(?=[ \t]{0,20}[:=：]))["'`\])」]{0,3}[ \t]{0,40}[:=][ \t]{0,40}/gi;
/** Words that name a thing, not a person. */
const thing = /microsoft|office|exchange|azure|entra|share ?point|teams|license|plan|admin|service|system|default|group|team|sync|cloudgate|connector|graph|account|mailbox|error|application|^app$|policy|test|^user|^users|true|false|null|none|required|invalid|property|value|ライセンス|グループ|システム|管理者|部$|課$|室$|会社|サービス|プラン|共有|会議|アカウント|ユーザー|メール|エラー|必須|不明|なし|同上|変更|登録|設定|確認|項目|入力|空欄/i;
const quotedAfter = /(?:\b(?:user|mailbox|recipient|mail user|contact|owner|manager|person|employee|account)|ユーザー?|社員|利用者|担当|対象)[ :]{0,2}(?:["'`「『“])([^"'`」』”\n]{2,40})["'`」』”]/gi;
const header = /(?:^|[\n\v])[ \t>]{0,8}(?:From|To|Cc|Bcc|Sender|Reply-To|差出人|宛先|送信者|受信者)[ \t]{0,4}:[ \t]{0,4}["']?([^<>"'\n@\v]{2,60}?)["']?[ \t]{0,4}[<[]/gi;
/** The leaf of a distinguished name; containers and schema objects have the same names everywhere. */
const leaf = /\bCN=((?:\\.|[^,\\\n="';+\v]){1,64}),[ ]{0,2}(?:OU|CN|DC)=/gi;
const container = /^(?:users|computers|configuration|schema|services|microsoft.*|builtin|system|deleted objects|managed service accounts|administrative groups|recipients|first organization|.*\.[a-z.]+)$/i;
/** 山田さん; words that end the same way are no names. */
const polite = /(?:^|[^\u4e00-\u9fff\u3005])([\u4e00-\u9fff\u3005]{1,4})(?:さん|さま|氏)(?![\u3041-\u3096]?ょ|[\u4e00-\u9fff])/g;
const formal = /(?:^|[^\u4e00-\u9fff\u3005])([\u4e00-\u9fff\u3005]{2,4})様(?![\u4e00-\u9fff])/g;
const noName = /[仕同模多一有異神王客皆先方社者員人店校]$/;
const notNamed = /^(?:皆|委託|外注|派遣|業者|新人|新卒|中途|情シス|総務|人事|経理|営業|娘|息子|奥|嫁|客|子|母|父|兄|姉|妹|弟|爺|婆|各|両|同|.*(?:者|社|部|課|係|人|員|店|様|長))$/;

/** Names of people, where a field, a header, a directory path or a form of address tells that it is one. */
export const names: Detect = ({ text }) => [
  // Each pattern is tried only where one of the characters is that it cannot do without.
  ...(/[:=]/.test(text) ? [...inFields(text), ...grouped(text, header, isName), ...grouped(text, leaf, (name) => !container.test(name) && isName(name.replace(/\\(.)/g, '$1')))] : []),
  ...(/["'`「『“]/.test(text) ? grouped(text, quotedAfter, isFullName) : []),
  ...(/[んま氏]/.test(text) ? grouped(text, polite, (name) => !notNamed.test(name)) : []),
  ...(text.includes('様') ? grouped(text, formal, (name) => !noName.test(name)) : []),
];

function inFields(text: string): readonly Span[] {
  return matchesOf(fields, text).flatMap(({ 0: field, index }): readonly Span[] => {
    const start = index + field.length;
    const value = valueAt(text, start);
    return value && isName(value.text) ? [{ kind: 'name', start: value.start, end: value.start + value.text.length, live: 'no' }] : [];
  });
}

/** To the closing quote, or to the end of the field. */
function valueAt(text: string, at: number): { readonly text: string; readonly start: number } | undefined {
  const quoted = /^(?:"([^"\n]{1,60})"|'([^'\n]{1,60})'|`([^`\n]{1,60})`|「([^」\n]{1,60})」)/.exec(text.slice(at, at + 64))?.slice(1).find((one) => one !== undefined);
  if (quoted !== undefined) return { text: quoted.trim(), start: at + 1 + (quoted.length - quoted.trimStart().length) };
  const plain = /^[^\n\r\v\t,;|"`<>()[\]{}「」、。=:‹›]{1,60}/.exec(text.slice(at, at + 60))?.[0].split(/ {2,}/)[0]?.replace(/['\s]+$/, '');
  return plain ? { text: plain, start: at } : undefined;
}

function grouped(text: string, pattern: RegExp, accept: (name: string) => boolean): readonly Span[] {
  return matchesOf(pattern, text).flatMap(({ 0: whole, 1: name = '', index }): readonly Span[] => {
    const start = index + whole.indexOf(name);
    return name !== '' && accept(name.trim()) ? [{ kind: 'name', start, end: start + name.length, live: 'no' }] : [];
  });
}

function isName(text: string): boolean {
  return aName.test(text) && !thing.test(text);
}

/** Between quotes after the word user stands a property as often as a person: a person has two names there. */
function isFullName(text: string): boolean {
  return isName(text) && (/^[A-Z\u00c0-\u00de].* [A-Z\u00c0-\u00de]/.test(text) || /^[\u3005\u4e00-\u9fff]{2,5}(?: [\u3005\u4e00-\u9fff\u3040-\u30ff]{1,5})?$/.test(text));
}

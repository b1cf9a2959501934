import { createHash } from 'node:crypto';

/** Does not compress, so that it is also long where it is stored. */
const noise = Array.from({ length: 80 }, (_, index) => createHash('sha512').update(String(index)).digest('hex')).join('');

/** Names that break stores: empty, magic, nearly equal, not ASCII, half a character, longer than an index entry. */
export const hostileKeys: readonly string[] = [
  '', ' ', '__proto__', 'constructor', 'a//b', 'a/b', 'a\0b', 'a', '\0', '\\u0000', '\\0', '%00', "'; drop table shirube_document; --",
  '?1 $1 :a', 'A', 'é', 'e\u0301', '訴訟ホールド', '👩‍👩‍👧', '\ud83d', '\udc69', '\ufffd', '\u2028', noise, `${noise}0`, 'あ'.repeat(10_240),
];

/** Every kind of JSON, with the characters and names that databases and careless code lose. */
export const jsonKinds: readonly unknown[] = [
  null, true, false, 0, -1, 1.5, 1e300, Number.MAX_SAFE_INTEGER, '', 'text', 'NUL \0 here', '\\u0000', '\ud83d alone', '日本語 👍',
  [], {}, [[], [null, {}]], { '': { '': 0 } }, { a: [1, { b: '\0' }], 'あ': 'い' }, JSON.parse('{"__proto__":{"admin":true},"constructor":1}'),
];

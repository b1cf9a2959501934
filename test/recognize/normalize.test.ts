import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fold } from '../../src/recognize/fold.js';
import { lineOf, normalize, quote, type Normalized } from '../../src/recognize/normalize.js';
import { startOf } from '../../src/recognize/origins.js';

const folded = (original: string): string => normalize(original).text;

/** Any UTF-16 units, halves of surrogate pairs among them, and what pastes are made of. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 100 }).map((units) => String.fromCharCode(...units)),
  fc.array(fc.constantFrom('a', 'Z', ' ', '\n', '\r\n', '\\', '\\n', '\\u0041', '\\"', '&amp;', '&', '<br>', '<', '>', '|', '│', '*', 'ﾊ', 'ﾞ', 'が', '漢', '字', '.', '。', '①', 'ﷺ', '\u0301', '\u200b', '\ud83d', '2024-05-01T00:00:00Z '), { maxLength: 60 }).map((parts) => parts.join('')),
);
/** Texts in which nothing stands for another character. */
const plainText = fc.array(fc.constantFrom('a', 'Bc', 'É', 'e\u0301', '１', 'ﾊﾞ', '漢', '字', 'かな', ' ', '　', '-', '—', '“', '。', '①', 'ﬁ', '\u200b', '😀'), { maxLength: 80 }).map((parts) => parts.join(''));

const startsOf = ({ text, origins }: Normalized): readonly number[] => Array.from({ length: text.length + 1 }, (_, unit) => startOf(origins, unit));

describe('normalize', () => {
  const cases: readonly (readonly [title: string, original: string, text: string])[] = [
    ['makes case, width, quotes and dashes equal', 'Ｐｒｏｐｅｒｔｙ “ＵＰＮ” —  ４００', 'property "upn" - 400'],
    ['joins half-width kana with its voicing', 'ﾗｲｾﾝｽﾌﾟﾛﾌｧｲﾙ', 'ライセンスプロファイル'],
    ['drops what cannot be seen', 'priv\u200bi\u00adle\ufeffges\u202e', 'privileges'],
    ['collapses white space, and leaves none between ideographic characters', ' a \t b\n\n c 訴訟 ホールド\nの 解除 ', 'a b c 訴訟ホールドの解除'],
    ['undoes escapes, however often they were escaped', String.raw`{\"a\":\\\"b\\\"\r\nc\u0027d\\u30C6ｽ`, '{"a":"b" c\'dテス'],
    ['joins escaped kana with its escaped voicing', String.raw`\uff8a\uff9e\uff70`, 'バー'],
    ['undoes entities, however often they were encoded', '&quot;a&amp;quot;&amp;amp;#39;b&lt;c', '"a"\'b<c'],
    ['undoes an entity behind an escaped ampersand', String.raw`\u0026quot;a`, '"a'],
    ['drops tags and emphasis', 'a<br>b **c** `d` <span class="x">e</span> <upn>', 'a b c d e <upn>'],
    ['keeps what only looks like markup', 'a < b & c \\ d | e', 'a < b & c \\ d | e'],
    ['passes over log prefixes', '2024-05-01T10:00:00.123Z [INFO] a\n2024/05/01 10:00:01,5 ERROR b\nMay  1 10:00:02 host app[12]: c\n[10:00:03] d\nE0326 09:02:31.947710   13076 azure.go:154] e', 'a b c d e'],
    ['passes over container prefixes', 'web-1  | a\n2024-05-01T10:00:00.1Z stderr F b | stdout\n##[debug]c', 'a b c'],
    ['passes over quoting, frames and the bars of PowerShell', '> > a\n│ b │\n     | c\n   3 |  d', 'a b c d'],
    ['takes squared words apart and leaves squared sentences alone', '㍿ ㌖ ﷺ', '株式会社キロメートル ﷺ'],
    ['passes over full-width quoting', '＞　a\n＞ ＞　b', 'a b'],
    ['keeps a status at the beginning of a line', '404 | Not Found\n403: Forbidden', '404 | not found 403: forbidden'],
  ];
  for (const [title, original, text] of cases) {
    it(title, () => {
      assert.equal(folded(original), text);
    });
  }

  it('quotes exactly what was pasted', () => {
    const text = normalize('x &quot;Ａ\u200bＢ&quot; y');
    const start = text.text.indexOf('ab');
    assert.equal(quote(text, { start, end: start + 2 }), 'Ａ\u200bＢ');
    assert.equal(quote(text, { start: start - 1, end: start + 3 }), '&quot;Ａ\u200bＢ&quot;');
  });

  it('quotes a character with all its marks', () => {
    const text = normalize('ae\u0301\u0323o');
    assert.equal(quote(text, { start: 1, end: 2 }), 'e\u0301\u0323');
  });

  it('counts lines as an editor does', () => {
    const text = normalize('a\r\nb\rc\n\nd e');
    assert.deepEqual(['a', 'b', 'c', 'd', 'e'].map((letter) => lineOf(text, { start: text.text.indexOf(letter), end: 1 })), [1, 2, 3, 5, 5]);
  });

  it('knows where clauses end', () => {
    const { text, breaks } = normalize('One. Two v1.0\nthree! 四。五');
    assert.deepEqual(breaks.map((at) => text.slice(0, at)), ['one.', 'one. two v1.0', 'one. two v1.0 three!', 'one. two v1.0 three! 四。', 'one. two v1.0 three! 四。五']);
  });

  it('knows the entries of a log, and which of them are errors', () => {
    const { entries, text } = normalize('2024-05-01 10:00:00 [INFO] one\n2024-05-01 10:00:01 [ERROR] two\n  at three');
    assert.deepEqual(entries.map(({ at, alarm }) => [text.slice(at).trim().split(' ')[0], alarm]), [['one', false], ['two', true]]);
  });

  it('keeps every quote findable, whatever was pasted', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (original, from, length) => {
        const text = normalize(original);
        const start = text.text.length === 0 ? 0 : from % text.text.length;
        const end = Math.min(text.text.length, start + 1 + (length % 30));
        assert.ok(original.includes(quote(text, { start, end })));
        const starts = startsOf(text);
        assert.equal(starts.at(-1), original.length);
        for (let at = 1; at < starts.length; at += 1) assert.ok((starts[at] ?? 0) >= (starts[at - 1] ?? 0));
      }),
      { numRuns: 2000 },
    );
  });

  it('gives the same text for a quote as for the message', () => {
    fc.assert(
      fc.property(plainText, fc.nat(), fc.nat(), (original, from, length) => {
        const text = normalize(original);
        const starts = startsOf(text);
        // Spans that cut no character in two: the next unit begins elsewhere.
        const edges = starts.flatMap((start, at) => (at === 0 || start !== starts[at - 1] ? [at] : []));
        const start = edges[from % edges.length] ?? 0;
        const end = edges.find((edge) => edge >= start + (length % 20)) ?? text.text.length;
        assert.equal(fold(quote(text, { start, end })), text.text.slice(start, end).trim());
      }),
      { numRuns: 2000 },
    );
  });

  it('folds terms and messages alike', () => {
    const ascii = fc.string({ unit: fc.constantFrom('a', 'B', ' ', '-', '.', "'", '1') });
    fc.assert(fc.property(fc.oneof(plainText, ascii), (original) => assert.equal(fold(original), folded(original))), { numRuns: 1000 });
  });

  it('has units that spell the text', () => {
    fc.assert(
      fc.property(anyText, (original) => {
        const { text, units } = normalize(original);
        assert.equal(String.fromCharCode(...units), text);
      }),
    );
  });
});

import assert from 'node:assert/strict';
import { redact } from '../support/redact.js';

describe('a label', () => {
  for (const [what, text] of [
    ['a colon', 'password:Xk9!pQ2zzz'],
    ['a sign of equality', 'password=Xk9!pQ2zzz'],
    ['a closing bracket', '<password>Xk9!pQ2zzz'],
    ['an arrow of ASCII', 'password->Xk9!pQ2zzz'],
    ['an arrow', 'password→Xk9!pQ2zzz'],
    ['a space', 'password Xk9!pQ2zzz'],
    ['a tab', 'password\tXk9!pQ2zzz'],
    ['the end of a line', 'password\nXk9!pQ2zzz'],
    ['the end of a line of Windows', 'password\r\nXk9!pQ2zzz'],
    ['a slash', 'password/Xk9!pQ2zzz'],
    ['a topic particle', 'パスワードはXk9!pQ2zzz'],
    ['a subject particle', 'パスワードがXk9!pQ2zzz'],
    ['an object particle', 'パスワードをXk9!pQ2zzz'],
    ['an opening quote', 'パスワード「Xk9!pQ2zzz」'],
    ['a double opening quote', 'パスワード『Xk9!pQ2zzz』'],
  ] as const) {
    it(`is parted from its secret by ${what} alone`, () => {
      const { spans, concealed } = redact(text);
      assert.deepEqual(spans.map(({ kind }) => kind), ['password']);
      assert.doesNotMatch(concealed, /Xk9/);
    });
  }
});

import assert from 'node:assert/strict';
import { faultOfPattern, patternSource } from '../../src/knowledge/pattern.js';

const refused: readonly (readonly [string, RegExp])[] = [
  ['/abc', /without flags/],
  ['/abc/g', /without flags/],
  ['//', /without flags/],
  ['/[/', /no regular expression/],
  ['/\\p{Nope}/', /no regular expression/],
  ['/(a)\\1/', /back-reference/],
  ['/(?<n>a)\\k<n>/', /back-reference/],
  ['/a(?=b)/', /looks ahead/],
  ['/(?<!a)b/', /looks ahead or behind/],
  ['/(a+)+b/', /repeats a repetition/],
  ['/(?:a{1,9}){1,9}b/', /repeats a repetition/],
  ['/(?:a{1,2}){1,2}b/', /repeats a repetition/],
  ['/(?:a*b?)*c/', /repeats a repetition/],
  ['/error (?:a|aa)+b/', /alternatives inside a repetition/],
  ['/(?:a|a){0,40}b/', /alternatives inside a repetition/],
  ['/(?:ab?c){2,3}d/', /optional inside a repetition/],
  ['/a+.*b/', /without bound more than once/],
  ['/a*/', /matches the empty text/],
  ['/a?|b/', /matches the empty text/],
];

const allowed = ['/abc/', '/AADSTS\\d{5,7}/', '/error (?:code|id): \\d+/', '/\\bcode\\b/', '/(?:ab)?c/', '/(?:a{2}b)?c/', '/訴訟ホールド.{0,20}解除/'];

describe('faultOfPattern', () => {
  for (const [pattern, fault] of refused) {
    it(`refuses ${pattern}`, () => {
      assert.match(faultOfPattern(pattern) ?? '', fault);
    });
  }

  for (const pattern of allowed) {
    it(`allows ${pattern}`, () => {
      assert.equal(faultOfPattern(pattern), undefined);
    });
  }
});

describe('patternSource', () => {
  it('takes the slashes off and leaves those inside', () => {
    assert.equal(patternSource('/a\\/b/'), 'a\\/b');
  });
});

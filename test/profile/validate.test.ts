import assert from 'node:assert/strict';
import fc from 'fast-check';
import { choiceFields, choices, fields, isAttributeField, textFields } from '../../src/profile/fields.js';
import { faultOf, longest, patterns } from '../../src/profile/validate.js';

describe('what can be entered as an attribute', () => {
  for (const name of ['a', 'extensionAttribute9', 'msExchExtensionAttribute-20', 'x'.repeat(longest.attribute)]) {
    it(`is a name such as ${name.slice(0, 30)}`, () => {
      for (const field of textFields.filter(isAttributeField)) assert.equal(faultOf(field, name), undefined);
    });
  }

  const wrong = [
    ['9th', { kind: 'start', character: '9' }],
    ['-a', { kind: 'start', character: '-' }],
    ['ｅxtension', { kind: 'start', character: 'ｅ' }],
    ['extensionAttribute９', { kind: 'character', character: '９' }],
    ['extension attribute', { kind: 'character', character: ' ' }],
    ['a=b', { kind: 'character', character: '=' }],
    ['a𠮷', { kind: 'character', character: '𠮷' }],
    ['a\u200b', { kind: 'invisible', code: 'U+200B' }],
    ['x'.repeat(61), { kind: 'long', length: 61, most: 60 }],
  ] as const;
  for (const [text, fault] of wrong) {
    it(`is not ${JSON.stringify(text.slice(0, 25))}: ${fault.kind}`, () => assert.deepEqual(faultOf('lyncAttribute', text), fault));
  }

  it('is the same for the client as for the server', () => {
    const client = new RegExp(patterns.attribute, 'u');
    fc.assert(fc.property(fc.stringMatching(/^[A-Za-z0-9\-=. ]{1,64}$/), (text) => assert.equal(client.test(text), faultOf('lyncAttribute', text) === undefined)));
  });
});

describe('what can be entered as a value', () => {
  for (const value of ['NoSync', 'MBX=50GB;Type=EP2D;REG=EU;', '解除 する', '👩', 'x'.repeat(longest.value), '${x}', '{x}', '**x**', '<at>x</at>']) {
    it(`is ${JSON.stringify(value.slice(0, 30))}`, () => assert.equal(faultOf('filterValue', value), undefined));
  }

  const wrong = [
    ['a\nb', { kind: 'invisible', code: 'U+000A' }],
    ['a\u0000', { kind: 'invisible', code: 'U+0000' }],
    ['a\u202eb', { kind: 'invisible', code: 'U+202E' }],
    ['a\u3000b', { kind: 'invisible', code: 'U+3000' }],
    ['a\u00a0b', { kind: 'invisible', code: 'U+00A0' }],
    ['a\u2028b', { kind: 'invisible', code: 'U+2028' }],
    ['\ud800', { kind: 'invisible', code: 'U+D800' }],
    ['a\u{E0041}', { kind: 'invisible', code: 'U+E0041' }],
    ['x'.repeat(81), { kind: 'long', length: 81, most: 80 }],
    ['ExtensionAttribute9 =RemoveMSOMbx', { kind: 'assignment' }],
    ['{{DATE(2026-01-01T00:00:00Z,SHORT)}}', { kind: 'braces' }],
  ] as const;
  for (const [text, fault] of wrong) {
    it(`is not ${JSON.stringify(text.slice(0, 25))}: ${fault.kind}`, () => assert.deepEqual(faultOf('filterValue', text), fault));
  }

  it('is never refused by the client alone', () => {
    const client = new RegExp(patterns.value, 'u');
    fc.assert(fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 90 }), (text) => faultOf('filterValue', text) !== undefined || client.test(text)));
  });
});

describe('what can be chosen', () => {
  for (const field of choiceFields) {
    it(`for ${field} is one of its choices and nothing else`, () => {
      assert.deepEqual(choices[field].map((choice) => faultOf(field, choice)), [undefined, undefined]);
      assert.deepEqual(faultOf(field, 'toString'), { kind: 'choice' });
    });
  }

  it('and entered are all the fields, each once', () => {
    assert.deepEqual([...fields].sort(), [...choiceFields, ...textFields].sort());
  });
});

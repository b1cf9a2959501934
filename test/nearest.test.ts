import assert from 'node:assert/strict';
import type { Knowledge } from '../src/knowledge/types.js';
import { nearestError } from '../src/nearest.js';
import type { ErrorRecord, Reading } from '../src/recognize/types.js';
import { recognize } from './support/product.js';
import { aRule, both, parsed, type Json } from './support/sample.js';

function knowledgeOf(...rules: readonly Json[]): Knowledge {
  const scenario = parsed({ intents: [{ id: 'license' }, { id: 'upn', title: both('UPN') }], rules });
  return { scenarios: { license: scenario }, concepts: {}, phrases: {}, neighbours: [], rules: [], version: '0' };
}

function aReading(record: Partial<ErrorRecord> | undefined, changes: Partial<Reading> = {}): Reading {
  const whole = { status: undefined, code: undefined, message: undefined, target: undefined, requestId: undefined, time: undefined, tool: undefined, line: 1, account: undefined, operation: undefined, start: 0, end: 0, ...record };
  return { ...recognize(''), records: record ? [whole] : [], ...changes };
}

const license = aRule({ samples: { en: ['Subscription does not have any available licenses'] } });
const upn = aRule({ id: 'upn.message', intent: 'upn', samples: { en: ['Property userPrincipalName is invalid'] } });

describe('nearestError', () => {
  it('finds the error that shares most words, and shows its words', () => {
    const near = nearestError(knowledgeOf(license, upn), '', aReading({ message: 'The property userPrincipalName is wrong' }));
    assert.deepEqual(near, { intent: 'upn', difference: { kind: 'words', known: 'Property userPrincipalName is invalid' } });
  });

  it('prefers a neighbour that the knowledge describes, whether an error was read or not', () => {
    const neighbour = { id: 'upn-late', near: 'upn', all: [['late']], none: [], title: both('Late'), difference: both('Late.'), meaning: both('Late.'), next: both('Wait.'), link: undefined, samples: ['late'] };
    const near = nearestError({ ...knowledgeOf(license), neighbours: [neighbour] }, 'late', aReading(undefined, { neighbour: 'upn-late' }));
    assert.deepEqual(near, { intent: 'upn', difference: { kind: 'neighbour', neighbour } });
  });

  it('reads the whole text when the error has no message', () => {
    assert.equal(nearestError(knowledgeOf(license, upn), 'Bad Request (400) Property userPrincipalName is wrong', aReading({ status: 400 }))?.intent, 'upn');
  });

  it('does not mind width and case', () => {
    assert.equal(nearestError(knowledgeOf(upn), '', aReading({ message: 'ＰＲＯＰＥＲＴＹ USERPRINCIPALNAME is bad' }))?.intent, 'upn');
  });

  it('finds nothing for a question, which holds no error', () => {
    assert.equal(nearestError(knowledgeOf(upn), 'Property userPrincipalName is invalid', aReading(undefined)), undefined);
  });

  it('finds nothing when too few words are shared', () => {
    assert.equal(nearestError(knowledgeOf(license, upn), '', aReading({ message: 'The printer is out of paper and will not print any page today' })), undefined);
  });

  it('prefers the error that the recognizer nearly took', () => {
    const nearest = { intent: 'license', scenario: 'license', score: 0.3, facts: {}, evidence: [] };
    assert.equal(nearestError(knowledgeOf(license, upn), '', aReading({ message: 'Property userPrincipalName is wrong' }, { nearest }))?.intent, 'license');
  });

  it('names the code when the words agree and the code does not', () => {
    const coded = aRule({ id: 'upn.code', intent: 'upn', all: ['code:request_badrequest'], samples: { en: ['Property userPrincipalName is invalid'] } });
    const near = nearestError(knowledgeOf(coded), '', aReading({ code: 'Request_Denied', message: 'Property userPrincipalName is invalid' }));
    assert.deepEqual(near?.difference, { kind: 'code', found: 'Request_Denied', known: 'request_badrequest' });
  });

  it('does not name a code that agrees', () => {
    const coded = aRule({ id: 'upn.code', intent: 'upn', all: ['code:request_badrequest'], samples: { en: ['Property userPrincipalName is invalid'] } });
    assert.equal(nearestError(knowledgeOf(coded), '', aReading({ code: 'Request_BadRequest', message: 'Property userPrincipalName is invalid' }))?.difference.kind, 'words');
  });

  it('passes over rules on what people ask, which print no error', () => {
    assert.equal(nearestError(knowledgeOf(aRule({ all: ['@mailbox'], samples: { en: ['Remove the mailbox'] } })), '', aReading({ message: 'Remove the mailbox' })), undefined);
  });

  it('cuts long words of a known error short', () => {
    const near = nearestError(knowledgeOf(aRule({ samples: { en: [`no license left ${'x'.repeat(500)}`] } })), '', aReading({ message: 'no license left' }));
    assert.equal(near?.difference.kind === 'words' && near.difference.known.length, 160);
  });
});

import assert from 'node:assert/strict';
import { contentOf } from '../../src/card.js';
import { locales } from '../../src/locale.js';
import { createSay } from '../../src/knowledge/phrase.js';
import { intentTable } from '../../src/view/reading.js';
import { presentTriage } from '../../src/view/triage.js';
import type { TriageView } from '../../src/view/types.js';
import { faultsOf } from '../support/card.js';
import { knowledge, recognize, render } from '../support/product.js';

const log = [
  '2026-11-02T09:12:44Z ERROR user=tsato@contoso.example Bad Request (400) Subscription with SKU 6fd2c87f-b296-42f0-b197-1e91e994b900 does not have any available licenses',
  '2026-11-02T09:12:45Z ERROR user=suzuki@contoso.example Bad Request (400) Subscription with SKU 6fd2c87f-b296-42f0-b197-1e91e994b900 does not have any available licenses',
  '2026-11-02T09:12:46Z INFO done',
  '2026-11-02T09:12:47Z ERROR token 401 invalid_client AADSTS7000222: The provided client secret keys are expired.',
  '2026-11-02T09:12:48Z ERROR user=abe@contoso.example 500 Weird_Failure: [x](https://evil.example) something odd happened',
].join('\n');

function triageOf(text: string, locale: 'ja' | 'en' = 'en'): TriageView {
  const { findings } = recognize(text);
  const view = presentTriage(findings, intentTable(knowledge), { locale, say: createSay(knowledge.phrases, locale), walk: 'walk-0001', revision: 0, notices: [] });
  assert.equal(view.kind, 'triage');
  return view;
}

describe('a log with several errors', () => {
  it('is one reading with a finding for each kind of error', () => {
    const { outcome, findings } = recognize(log);
    assert.equal(outcome, 'choose');
    assert.deepEqual(findings.map(({ candidate, count }) => [candidate?.intent, count]), [['client-credential-expired', 1], ['license-exhausted', 2], [undefined, 1]]);
  });

  it('puts what hides the others on top, though it was seen less often', () => {
    const [first, second] = triageOf(log).findings;
    assert.equal(first?.first.length, 1);
    assert.equal(second?.first.length, 0);
  });

  it('counts the errors and names the accounts that were hit', () => {
    const { findings } = triageOf(log);
    assert.deepEqual(findings[1]?.facts.map(({ text }) => text), ['2 in all, first on line 1', 'Accounts: tsato@contoso.example, suzuki@contoso.example']);
  });

  it('lists the lines that look like errors and are not known', () => {
    const { unknown } = triageOf(log);
    assert.match(unknown[0]?.items[0]?.text ?? '', /^Line 5 .*Weird_Failure/);
  });

  it('gives each known error a button that starts its own walk', () => {
    const { findings } = triageOf(log);
    assert.deepEqual(findings.map(({ data }) => [data.event, 'intent' in data ? data.intent : undefined]), [['start', 'client-credential-expired'], ['start', 'license-exhausted']]);
  });

  it('takes what the error told along into its walk', () => {
    const { data } = triageOf(log).findings[0] ?? assert.fail('there is no finding');
    assert.deepEqual('path' in data ? data.path.filter((step) => step.startsWith('secret')) : [], ['secret-problem~expired']);
  });

  for (const locale of locales) {
    it(`is a card that Teams can show, in ${locale}`, () => {
      assert.deepEqual(faultsOf(contentOf(render(triageOf(log, locale)).card)), []);
    });
  }

  it('stays one answer when all its lines say the same', () => {
    const same = log.split('\n').slice(0, 3).join('\n');
    const { outcome, findings, candidates } = recognize(same);
    assert.deepEqual([outcome, findings.length, candidates[0]?.intent], ['answer', 0, 'license-exhausted']);
  });
});

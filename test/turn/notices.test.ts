import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createSay } from '../../src/knowledge/phrase.js';
import { locales } from '../../src/locale.js';
import { longest } from '../../src/recognize/cap.js';
import { longFrom } from '../../src/recognize/skim.js';
import { aProcess, cardIn } from '../support/answering.js';
import { licenseError } from '../support/conversation.js';
import { knowledge } from '../support/product.js';
import { createMemoryStore } from '../support/store.js';

const routine = '2024-05-01T10:00:00Z [INFO] all is well with worker 7\n';
const expired = '2024-05-01T10:00:00Z [ERROR] AADSTS7000222: The provided client secret keys are expired.\n';

/** The notices about what was not read that stand on the card of a message. */
async function noticesOn(text: string, locale: 'ja' | 'en'): Promise<readonly string[]> {
  const { answer } = aProcess(createMemoryStore());
  const card = JSON.stringify(cardIn(await answer({ kind: 'message', id: 'm', text, mentioned: true, locale, person: { id: '29:m', name: 'Megan' }, place: { scope: 'personal', conversation: 'c', tenant: undefined } })));
  const say = createSay(knowledge.phrases, locale);
  return (['noticeCut', 'noticePassed'] as const).filter((key) => card.includes(say(key)));
}

describe('what was left out of a long message is told', () => {
  it('on the command line too', function () {
    this.timeout(20_000);
    const ask = (text: string): string => spawnSync(process.execPath, ['--import=tsx', fileURLToPath(new URL('../../src/ask.ts', import.meta.url)), text], { encoding: 'utf8' }).stdout;
    const notice = createSay(knowledge.phrases, 'en')('noticePassed');
    const log = routine.repeat(Math.ceil(longFrom / routine.length));
    assert.deepEqual([ask(licenseError), ask(log + licenseError)].map((printed) => [printed.includes('license-exhausted'), printed.includes(notice)]), [[true, false], [true, true]]);
  });

  for (const locale of locales) {
    it(`for one error and for several, in ${locale}`, async () => {
      const log = routine.repeat(Math.ceil(longFrom / routine.length));
      assert.deepEqual(await noticesOn(`${licenseError}\n`, locale), []);
      assert.deepEqual(await noticesOn(`${log}${licenseError}\n`, locale), ['noticePassed']);
      assert.deepEqual(await noticesOn(`${log}${expired}${log}2024-05-01T10:00:00Z [ERROR] ${licenseError}\n`, locale), ['noticePassed']);
      assert.deepEqual(await noticesOn(`${licenseError}\n${'  nothing\n'.repeat(longest / 10)}`, locale), ['noticeCut']);
      assert.deepEqual(await noticesOn(`${log}${licenseError}\n${log.repeat(longest / log.length)}`, locale), ['noticeCut', 'noticePassed']);
    });
  }
});

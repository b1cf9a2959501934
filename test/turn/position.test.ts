import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Answer } from '../../src/exchange.js';
import { begin, replay, step } from '../../src/guide/guide.js';
import { readTrail } from '../../src/guide/trail.js';
import type { GuideEvent, Walk } from '../../src/guide/types.js';
import { aProcess, cardIn } from '../support/answering.js';
import { buttonsOf } from '../support/conversation.js';
import { knowledge } from '../support/product.js';
import type { Json } from '../support/sample.js';
import { createMemoryStore } from '../support/store.js';

const scenario = knowledge.scenarios['deprovision'] ?? assert.fail();
const people = ['Megan', 'Sato', 'Kim'];

/** What happens next in the thread; the numbers choose among the buttons and cards that there are. */
type Happening =
  | { readonly kind: 'press'; readonly who: number; readonly button: number }
  | { readonly kind: 'press again'; readonly back: number }
  | { readonly kind: 'press an old card'; readonly who: number; readonly card: number; readonly button: number }
  | { readonly kind: 'press at once'; readonly first: number; readonly second: number }
  | { readonly kind: 'restart' }
  | { readonly kind: 'the store goes' }
  | { readonly kind: 'the store comes back' };

const number = fc.nat(50);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('press' as const), who: number, button: number }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('press again' as const), back: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('press an old card' as const), who: number, card: number, button: number }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('press at once' as const), first: number, second: number }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'the store goes' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'the store comes back' as const }) },
);

function toEvent(data: Json): GuideEvent | undefined {
  const fact = String(data['fact']);
  switch (data['event']) {
    case 'choose':
      return { kind: 'choose', fact, value: String(data['choice']) };
    case 'change':
      return { kind: 'change', fact };
    case 'language':
      return undefined;
    default:
      return { kind: data['event'] as 'unsure' | 'review' | 'back' | 'restart' };
  }
}

/** What the pure guide makes of a click on the card that stands. */
function after(walk: Walk, data: Json): Walk {
  const event = toEvent(data);
  return event === undefined ? walk : (step(scenario, walk, event) ?? assert.fail(`the card offers ${JSON.stringify(data)}`));
}

/** The buttons that move the walk: what people think of it does not. */
const stepsOf = (card: Json): readonly Json[] => buttonsOf(card).filter((data) => 'path' in data);

/** Where a card says that the walk stands. */
function placeOf(card: Json): { readonly revision: unknown; readonly node: string } {
  const [data] = stepsOf(card);
  const given = readTrail(data?.['path']) ?? assert.fail();
  return { revision: data?.['revision'], node: replay(scenario, { given }).node.id };
}

describe('a thread of people, clicks and restarts', () => {
  it('always stands where the pure guide says', async () => {
    await fc.assert(fc.asyncProperty(fc.array(happening, { minLength: 1, maxLength: 25 }), async (happenings) => {
      const store = createMemoryStore();
      let bot = aProcess(store);
      const deliver = async (answer: Answer): Promise<Answer> => {
        await answer.keep('message-1');
        return answer;
      };
      const posted = await deliver(await bot.say('MMSSPP does not deprovision the mailbox'));
      let card = cardIn(posted);
      let expected = { walk: begin(scenario, { environment: 'dedicated-itar', mode: 'fix' }), revision: 1 };
      const cards = [card];
      const pressed: { readonly data: Json; readonly who: string }[] = [];
      const nameOf = (index: number): string => people[index % people.length] ?? '';
      const buttonOf = (of: Json, index: number): Json => stepsOf(of)[index % stepsOf(of).length] ?? assert.fail();
      const stands = (): void => assert.deepEqual(placeOf(card), { revision: expected.revision, node: replay(scenario, expected.walk).node.id });
      const moves = (data: Json): void => {
        expected = { walk: after(expected.walk, data), revision: expected.revision + 1 };
      };
      let away = false;

      for (const next of happenings) {
        switch (next.kind) {
          case 'press': {
            const data = buttonOf(card, next.button);
            pressed.push({ data, who: nameOf(next.who) });
            card = cardIn(await deliver(await bot.click(data, nameOf(next.who))));
            cards.push(card);
            moves(data);
            break;
          }
          case 'press again': {
            const again = pressed.at(-1 - next.back);
            // Without the store nobody knows what is old; the card decides.
            if (!again || away) break;
            card = cardIn(await deliver(await bot.click(again.data, again.who)));
            break;
          }
          case 'press an old card': {
            const old = cards[next.card % cards.length] ?? assert.fail();
            if (away || old === cards.at(-1) || placeOf(old).revision === expected.revision) break;
            card = cardIn(await deliver(await bot.click(buttonOf(old, next.button), nameOf(next.who))));
            break;
          }
          case 'press at once': {
            if (away) break;
            const both = [buttonOf(card, next.first), buttonOf(card, next.second)] as const;
            const answers = await Promise.all(both.map((data, index) => bot.click(data, nameOf(index))));
            for (const answer of answers) await deliver(answer);
            const won = answers[0]?.outgoing.kind === 'update' ? 0 : 1;
            assert.equal(answers.filter(({ outgoing }) => outgoing.kind === 'update').length, 1, 'one wins');
            card = cardIn(answers[won] ?? assert.fail());
            cards.push(card);
            moves(both[won] ?? assert.fail());
            assert.deepEqual(placeOf(cardIn(answers[1 - won] ?? assert.fail())), placeOf(card), 'the other sees the same');
            break;
          }
          case 'restart':
            bot = aProcess(store);
            break;
          case 'the store goes':
          case 'the store comes back':
            away = next.kind === 'the store goes';
            store.fail(away);
            // Somebody clicks, so that the store learns of what happened meanwhile.
            if (!away) {
              const data = buttonsOf(card).find(({ event }) => event === 'language') ?? assert.fail();
              card = cardIn(await deliver(await bot.click(data)));
              cards.push(card);
              moves(data);
            }
            break;
          default:
            next satisfies never;
        }
        stands();
      }
    }), { numRuns: 150 });
  });
});

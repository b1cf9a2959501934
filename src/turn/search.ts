import type { Answer, Incoming } from '../exchange.js';
import { toldBy } from '../guide/guide.js';
import { createSay } from '../knowledge/phrase.js';
import type { Reading } from '../recognize/types.js';
import { createSearch, type Entry, type Search } from '../search.js';
import { detailOf, presentEntry, titleOf } from '../view/entry.js';
import { sayLine, silence } from './answers.js';
import type { App } from './app.js';
import { scenarioOf } from './begin.js';
import { frameFor } from './cards.js';
import { readPasted } from './pasted.js';

/** Results of one page. */
const most = 25;

/** What is known, found by words or by a pasted error; the index is made once, when somebody first searches. */
export function createFinder(app: App): (search: Extract<Incoming, { kind: 'search' }>) => Answer {
  let index: Search | undefined;
  return ({ text, skip, count, locale }) => {
    const search = (index ??= createSearch(app.knowledge));
    const { text: words, reading } = readPasted(app, text, locale);
    const language = words.trim() === '' ? (locale ?? 'en') : reading.language;
    const found = find(app, search, words, reading);
    if (found.length === 0) return sayLine(createSay(app.knowledge.phrases, language)('searchNothing'));
    const results = found.slice(skip, skip + Math.min(Math.max(count, 1), most)).map((entry) => {
      const frame = frameFor(app, language, app.newId(), 0);
      return { title: titleOf(entry, frame), detail: detailOf(entry, frame), card: app.render(presentEntry(entry, frame)).card };
    });
    return { ...silence, outgoing: { kind: 'results', results } };
  };
}

/** What the rules recognize comes first, with the facts that they read. */
function find(app: App, search: Search, words: string, { candidates }: Reading): readonly Entry[] {
  const recognized = candidates.flatMap(({ intent: id, facts }): readonly Entry[] => {
    const scenario = scenarioOf(app, id);
    const intent = scenario?.intents.find((one) => one.id === id);
    return scenario && intent ? [{ kind: 'intent', scenario, intent, given: toldBy(facts) }] : [];
  });
  const known = new Set(recognized.flatMap((entry) => (entry.kind === 'intent' ? [entry.intent.id] : [])));
  return [...recognized, ...search(words).filter((entry) => entry.kind !== 'intent' || !known.has(entry.intent.id))];
}

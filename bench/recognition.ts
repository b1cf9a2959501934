import { readCorpus, type Message } from './corpus.js';
import { figure, median, rotated, table } from './figures.js';
import { nearestNeighbour, nlpjs, shirube, type Contestant } from './peers.js';

const rounds = 21;
const warmUp = 3;

const groups: readonly (readonly [name: string, holds: (message: Message) => boolean])[] = [
  ['errors', ({ kind, variant }) => kind === 'error' && !variant],
  ['errors in other words', ({ kind, variant }) => kind === 'error' && variant === true],
  ['negatives left alone', ({ kind }) => kind === 'negative'],
  ['questions', ({ kind }) => kind === 'question'],
];

/** How many messages each contestant gets right, and how long it takes for one. */
export async function recognition(): Promise<string> {
  const training = readCorpus('tune', 'second');
  const messages = readCorpus('held-out', 'unseen');
  const contestants = [shirube(), await nlpjs(training), nearestNeighbour(training)];
  const counts = await Promise.all(contestants.map((contestant) => rightIn(contestant, messages)));
  const times = await timesOf(contestants, messages);
  const head = ['', ...contestants.map(({ name }) => name)];
  const scores = groups.map(([name, holds], row) => {
    const total = messages.filter(holds).length;
    return [name, ...counts.map((count) => `${count[row] ?? 0}/${total} (${((100 * (count[row] ?? 0)) / total).toFixed(0)} %)`)];
  });
  return [
    '## Recognition',
    `Top intent right, of ${messages.length} messages (\`held-out.jsonl\` and \`unseen.jsonl\`; arguable labels left out). The peers learned from ${training.length} others (\`tune.jsonl\` and \`second.jsonl\`), negatives as a class of their own. Shirube's rules are written by people who by now may have read all four files, so its shares say that nothing known is missed, not what to expect of a message that nobody has seen. Time is the median of ${rounds} rounds, side by side.`,
    table(head, [...scores, ['µs per message', ...times.map(figure)]]),
    `NLP.js: one model for both languages, its own threshold, without sentiment. BM25: wink-bm25-text-search over words and Japanese character pairs, its threshold the best for the training set with each message judged by the others.`,
  ].join('\n\n');
}

async function rightIn({ intentOf }: Contestant, messages: readonly Message[]): Promise<readonly number[]> {
  const right: Message[] = [];
  for (const message of messages) if ((await intentOf(message.text)) === message.label) right.push(message);
  return groups.map(([, holds]) => right.filter(holds).length);
}

/** Microseconds for one message. */
async function timesOf(contestants: readonly Contestant[], messages: readonly Message[]): Promise<readonly number[]> {
  const times = new Map<Contestant, number[]>(contestants.map((contestant) => [contestant, []]));
  for (let round = -warmUp; round < rounds; round += 1) {
    // NLP.js remembers texts, so each round has texts of its own: with more spaces at the end.
    const texts = messages.map(({ text }) => [text, ' '.repeat(round + warmUp + 1)].join(''));
    for (const contestant of rotated(contestants, round + warmUp)) {
      const start = performance.now();
      for (const text of texts) await contestant.intentOf(text);
      if (round >= 0) times.get(contestant)?.push(((performance.now() - start) / texts.length) * 1000);
    }
  }
  return contestants.map((contestant) => median(times.get(contestant) ?? []));
}

import type { Knowledge, Rule } from '../src/knowledge/types.js';
import { syntheticLog, syntheticRules } from '../test/support/rules.js';
import { figure, median, rotated, table } from './figures.js';
import { logs } from './logs.js';
import { createNaive } from './naive.js';
import { plot } from './plot.js';
import { createRecognizer, folders, loadKnowledge } from './product.js';

const rounds = 21;
const warmUp = 4;
const counts = [100, 1000, 3000, 10_000];
/** All of it is read; a longer message is cut. */
const length = 100_000;

/** Logs that the quick one reads each time, one after the other: the first finds in no cache what the slow one pushed out. */
const inARow = 5;

interface Matcher {
  readonly name: string;
  /** Logs read in a row. */
  readonly logs: number;
  /** Ids of the rules that it found. */
  readonly read: (text: string) => readonly string[];
  readonly times: number[];
  /** Those of the first log in a row. */
  readonly cold: number[];
}

/** Time to read a log against the number of rules, as words and as a picture. */
export function matching(): { readonly report: string; readonly svg: string } {
  const knowledge = loadKnowledge(folders.knowledge);
  const own = knowledge.rules.length + knowledge.neighbours.length + Object.values(knowledge.scenarios).reduce((sum, { rules }) => sum + rules.length, 0);
  const synthetic = counts.map((count) => syntheticRules(count));
  const pairs = synthetic.map((rules) => matchersOf({ ...knowledge, rules: [...knowledge.rules, ...rules] }));
  const phrases = phrasesOf(synthetic[0] ?? []);
  for (let round = -warmUp; round < rounds; round += 1) {
    const logs = Array.from({ length: inARow }, (_, index) => logWith([...phrases.values()], round * inARow + index));
    for (const pair of rotated(pairs, round + warmUp)) {
      const found = rotated(pair, round + warmUp).map((matcher) => timed(matcher, logs, round >= 0));
      const [one = [], other = []] = found;
      agree((round + warmUp) % 2 === 0 ? one : other, (round + warmUp) % 2 === 0 ? other : one, [...phrases.keys()]);
    }
  }
  const medians = pairs.map((pair) => pair.map(({ times }) => median(times)));
  const grown = medians[0]?.map((first, series) => (medians.at(-1)?.[series] ?? Number.NaN) / first) ?? [];
  const names = pairs[0]?.map(({ name }) => name) ?? [];
  const cold = pairs.map(([quick]) => figure(median(quick?.cold ?? [])));
  const rows = medians.map((times, index) => [`${figure(counts[index] ?? 0)} + ${own}`, ...times.map((time) => `${figure(time)} ms`), `${cold[index] ?? ''} ms`, `${figure((times[1] ?? 0) / (times[0] ?? 1))} times`]);
  const report = [
    '## Matching',
    `Time to read a log of 100,000 characters (100 KB) with so many synthetic rules beside the ${own} of the product. Medians of ${rounds} interleaved runs, new logs for each: Shirube reads ${inARow} in a row, and the first of them also counts by itself, as the other matcher has just filled the caches. Shirube reads it as it reads every message: decoding, error shapes, all conditions, evidence. The other only tries one RegExp per rule, of its most particular condition; both must find the ${phrases.size} rules whose phrases stand in the log.`,
    table(['rules', ...names, 'Shirube, first log', 'Shirube is faster'], [...rows, [`growth, ${figure(counts[0] ?? 0)} to ${figure(counts.at(-1) ?? 0)}`, ...grown.map((factor) => `${figure(factor)} times`), '', '']]),
    '![Time against the number of rules](matching.svg)',
    byLog({ ...knowledge, rules: [...knowledge.rules, ...syntheticRules(3000)] }),
  ].join('\n\n');
  const series = names.map((name, index) => ({ name, points: medians.map((times, row) => ({ x: (counts[row] ?? 0) + own, y: times[index] ?? 0 })) }));
  return { report, svg: plot({ title: 'Time to read a 100 KB log', x: 'rules, the product’s own included', y: 'milliseconds (median)', series }) };
}

function matchersOf(knowledge: Knowledge): readonly Matcher[] {
  const recognize = createRecognizer(knowledge);
  return [
    { name: 'Shirube', logs: inARow, read: (text) => recognize(text).held, times: [], cold: [] },
    { name: 'one RegExp per rule', logs: 1, read: createNaive(knowledge), times: [], cold: [] },
  ];
}

/** @returns what was found in the first log */
function timed({ read, times, cold, logs: most }: Matcher, logs: readonly string[], counted: boolean): readonly string[] {
  const found = logs.slice(0, most).map((log, index) => {
    const start = performance.now();
    const ids = read(log);
    const time = performance.now() - start;
    if (counted) times.push(time);
    if (counted && index === 0) cold.push(time);
    return ids;
  });
  return found[0] ?? [];
}

/** What the time depends on is the log: how many of its words are words of rules, and how many errors are to be read apart. */
function byLog(knowledge: Knowledge): string {
  const recognize = createRecognizer(knowledge);
  const times = new Map<string, number[]>(logs.map(({ name }) => [name, []]));
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const { name, write } of rotated(logs, round + warmUp)) {
      const written = Array.from({ length: inARow }, (_, index) => write(length, 1000 + round * inARow + index));
      for (const log of written) {
        const start = performance.now();
        recognize(log);
        if (round >= 0) times.get(name)?.push(performance.now() - start);
      }
    }
  }
  const rows = [...times].map(([name, all]) => [name, `${figure(median(all))} ms`, `${figure(Math.min(...all))} ms`]);
  return ['The same with 3,000 synthetic rules, by what stands in the 100,000 characters.', table(['log', 'median', 'least'], rows)].join('\n\n');
}

/** Rules with nothing but a phrase, and that phrase, by the id of the rule. */
function phrasesOf(rules: readonly Rule[]): ReadonlyMap<string, string> {
  const plain = rules.filter(({ all, none, unless }) => all.flat().length === 1 && none.length + unless.length === 0);
  return new Map(plain.slice(0, 5).map(({ id, all }) => [id, all[0]?.[0] ?? '']));
}

function logWith(phrases: readonly string[], round: number): string {
  const planted = phrases.map((phrase) => `[WARN] Worker: ${phrase}\n`).join('');
  return [syntheticLog(length - planted.length, 1000 + round), planted].join('').slice(0, length);
}

/** A matcher that is fast because it misses something proves nothing. */
function agree(ours: readonly string[], naive: readonly string[], planted: readonly string[]): void {
  const synthetic = ours.filter((id) => id.startsWith('synthetic.'));
  const missed = [...planted.filter((id) => !ours.includes(id)), ...[...planted, ...synthetic].filter((id) => !naive.includes(id))];
  if (missed.length > 0) throw new Error(`The matchers do not agree on ${missed.join(', ')}.`);
}

import { createRandom, syntheticLog } from '../test/support/rules.js';
import { readCorpus } from './corpus.js';

/** A text of so many characters, another one for each seed. */
export interface Log {
  readonly name: string;
  readonly write: (length: number, seed: number) => string;
}

type Line = (index: number, below: (limit: number) => number) => string;

const errors = readCorpus('fresh', 'unseen').filter(({ kind }) => kind === 'error');
const stamp = (index: number, level: string): string => `2026-05-01T10:${String(index % 60).padStart(2, '0')}:07.123Z [${level}]`;

const routine: Line = (index, below) => `${stamp(index, 'INFO')} worker-${below(8)} item ${index * 37} done in ${below(900)} ms, ${below(5000)} left`;
const failing: Line = (index, below) => (index % 100 === 50 ? `${stamp(index, 'ERROR')} item ${index * 37}: ${errors[below(errors.length)]?.text ?? ''}` : routine(index, below));
const access: Line = (index, below) =>
  `10.0.${below(256)}.${below(256)} - - [01/May/2026:10:00:0${index % 10} +0000] "GET /api/v1/items/${below(90_000)}?page=${below(9)} HTTP/1.1" 200 ${below(9_999)} "-" "Mozilla/5.0 (Windows NT 10.0; Win64; x64)"`;

export const logs: readonly Log[] = [
  { name: 'a log of work that went well', write: lines(routine) },
  { name: 'the same with an error in every 100 lines', write: lines(failing) },
  { name: 'the access log of a web server', write: lines(access) },
  { name: 'a provisioning log, an error in every 30 lines (as above)', write: syntheticLog },
  { name: 'nothing but errors that people pasted', write: lines((_, below) => errors[below(errors.length)]?.text ?? '') },
];

function lines(line: Line): Log['write'] {
  return (length, seed) => {
    const random = createRandom(seed);
    let log = '';
    for (let index = 0; log.length < length; index += 1) log += `${line(index, random)}\n`;
    return log.slice(0, length);
  };
}

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ShirubeError } from '../errors.js';
import { check } from './check.js';
import { printFault, type Fault } from './fault.js';
import { parseLexicon, parseNeighbours, parsePhrases, parseScenario, type Parsed } from './parse.js';
import type { Knowledge } from './types.js';

/**
 * Reads a knowledge folder: `scenarios/*.yaml`, `lexicon.yaml`, `phrases.yaml`, `neighbours.yaml`.
 * @throws ShirubeError `knowledge` that lists every fault of every file with its place and remedy
 */
export function loadKnowledge(folder: string): Knowledge {
  const hash = createHash('sha256');
  const faults: Fault[] = [];
  const read = (name: string) => {
    const text = readFile(join(folder, name));
    hash.update(name).update('\0').update(text).update('\0');
    return text;
  };
  const take = <T>(parsed: Parsed<T>): T | undefined => {
    if (parsed.ok) return parsed.value;
    faults.push(...parsed.faults);
    return undefined;
  };
  const names = scenarioNames(folder);
  const files = new Map<string, string>();
  const scenarios = names.flatMap((name) => {
    const file = `knowledge/scenarios/${name}`;
    const scenario = take(parseScenario(file, read(`scenarios/${name}`)));
    if (scenario === undefined) return [];
    files.set(scenario.id, file);
    if (`${scenario.id}.yaml` !== name) {
      faults.push({ file, line: 1, place: 'id', problem: `"${scenario.id}" is not the name of the file.`, remedy: `Name the file ${scenario.id}.yaml.` });
    }
    return [[scenario.id, scenario] as const];
  });
  const lexicon = take(parseLexicon('knowledge/lexicon.yaml', read('lexicon.yaml')));
  const phrases = take(parsePhrases('knowledge/phrases.yaml', read('phrases.yaml')));
  const neighbours = take(parseNeighbours('knowledge/neighbours.yaml', read('neighbours.yaml')));
  const whole = {
    scenarios: Object.fromEntries(scenarios),
    concepts: lexicon?.concepts ?? {},
    phrases: phrases ?? {},
    // The intents of a file that does not parse are unknown: no neighbour is to blame for that.
    neighbours: scenarios.length === names.length ? (neighbours ?? []) : [],
    rules: lexicon?.rules ?? [],
  };
  // A file that does not parse is one fault, not one for every word that it would have held.
  const found = lexicon === undefined ? [] : check(whole, (id) => files.get(id) ?? 'knowledge');
  faults.push(...found.filter(({ file }) => phrases !== undefined || file !== 'knowledge/phrases.yaml'));
  if (faults.length > 0) throw faulty(faults);
  return { ...whole, version: hash.digest('hex').slice(0, 12) };
}

function faulty(faults: readonly Fault[]): ShirubeError {
  const head = faults.length === 1 ? 'The knowledge has a fault:' : `The knowledge has ${faults.length} faults:`;
  return new ShirubeError('knowledge', [head, ...faults.map(printFault)].join('\n'), 'Mend them and start again; `npm run check` lists them too.');
}

function scenarioNames(folder: string): readonly string[] {
  try {
    return readdirSync(join(folder, 'scenarios')).filter((name) => name.endsWith('.yaml')).map((name) => basename(name)).sort();
  } catch (cause) {
    throw unreadable(join(folder, 'scenarios'), cause);
  }
}

function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

function unreadable(path: string, cause: unknown): ShirubeError {
  return new ShirubeError('knowledge', `${path} cannot be read.`, 'Run from a complete checkout, or restore the file.', cause);
}

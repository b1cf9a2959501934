import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ShirubeError } from '../errors.js';
import { check } from './check.js';
import { printFault, type Fault, type Position } from './fault.js';
import { parseLexicon, parseNeighbours, parsePhrases, parseScenario, type Parsed } from './parse.js';
import { readSource, type Source } from './source.js';
import type { Knowledge } from './types.js';

/** A knowledge folder as far as it can be read, and everything that is wrong with it. */
export interface ReadKnowledge {
  readonly knowledge: Knowledge;
  readonly faults: readonly Fault[];
  /** The file of a scenario, or of the lexicon when there is none, and where a place in it stands. */
  readonly find: (scenario: string | undefined, place: string) => { readonly file: string; readonly at: Position | undefined };
}

/**
 * Reads a knowledge folder: `scenarios/*.yaml`, `lexicon.yaml`, `phrases.yaml`, `neighbours.yaml`.
 * @throws ShirubeError `knowledge` that lists every fault of every file with its place and remedy
 */
export function loadKnowledge(folder: string): Knowledge {
  const { knowledge, faults } = readKnowledge(folder);
  if (faults.length > 0) throw faulty(faults);
  return knowledge;
}

/**
 * The same for those who mend it or compare it: faults are told, not thrown.
 * @throws ShirubeError `knowledge` when a file or the folder cannot be read
 */
export function readKnowledge(folder: string): ReadKnowledge {
  const hash = createHash('sha256');
  const faults: Fault[] = [];
  const sources = new Map<string, Source>();
  const read = (name: string): Source => {
    const text = readFile(join(folder, name));
    hash.update(name).update('\0').update(text).update('\0');
    const source = readSource(`knowledge/${name}`, text);
    sources.set(source.file, source);
    return source;
  };
  const take = <T>(parsed: Parsed<T>): T | undefined => {
    if (parsed.ok) return parsed.value;
    faults.push(...parsed.faults);
    return undefined;
  };
  const names = scenarioNames(folder);
  const files = new Map<string, string>();
  const scenarios = names.flatMap((name) => {
    const source = read(`scenarios/${name}`);
    const scenario = take(parseScenario(source));
    if (scenario === undefined) return [];
    faults.push(...source.unwritten());
    files.set(scenario.id, source.file);
    if (`${scenario.id}.yaml` !== name) {
      faults.push({ file: source.file, at: source.at('id'), place: 'id', problem: `"${scenario.id}" is not the name of the file.`, remedy: `Name the file ${scenario.id}.yaml.` });
    }
    return [[scenario.id, scenario] as const];
  });
  const lexicon = take(parseLexicon(read('lexicon.yaml')));
  const phrases = take(parsePhrases(read('phrases.yaml')));
  const neighbours = take(parseNeighbours(read('neighbours.yaml')));
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
  const told = found.filter(({ file }) => phrases !== undefined || file !== 'knowledge/phrases.yaml');
  faults.push(...told.map((fault) => ({ ...fault, at: sources.get(fault.file)?.at(fault.place) })));
  return {
    knowledge: { ...whole, version: hash.digest('hex').slice(0, 12) },
    faults,
    find: (scenario, place) => {
      const file = scenario === undefined ? 'knowledge/lexicon.yaml' : (files.get(scenario) ?? 'knowledge');
      return { file, at: sources.get(file)?.at(place) };
    },
  };
}

export function faulty(faults: readonly Fault[]): ShirubeError {
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

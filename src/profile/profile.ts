import { z } from 'zod/v4';
import type { Person } from '../exchange.js';
import { choiceFields, choices, fields, textFields, type Field, type TextField } from './fields.js';
import { faultOf } from './validate.js';

/** Who changed a field last, and when; `by` is undefined once that person asked to be forgotten. */
export interface Stamp {
  readonly by: Person | undefined;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** A field as it stands; without a value it was cleared. */
export interface Setting {
  readonly value: string | undefined;
  readonly stamp: Stamp;
}

/** What a team, or a chat without a team, said once about itself. */
export interface Profile {
  /** Changes so far; the number that a form names when it saves. */
  readonly revision: number;
  readonly settings: Readonly<Partial<Record<Field, Setting>>>;
}

export interface Change {
  readonly field: Field;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

export const emptyProfile: Profile = { revision: 0, settings: {} };

/** Longest name that is kept, in characters. */
const nameLength = 60;

const person = z.object({ id: z.string(), name: z.string() });
const shape = z.object({
  revision: z.int().min(0),
  settings: z.record(z.string(), z.unknown()),
});
const setting = z.object({ value: z.string().optional(), stamp: z.object({ by: person.optional(), at: z.iso.datetime() }) });

/** A stored profile. A field that this version does not take is left out; the others stay. */
export function parseProfile(stored: unknown): Profile | undefined {
  const { data } = shape.safeParse(stored);
  if (data === undefined) return undefined;
  const settings = fields.flatMap((field) => {
    const one = setting.safeParse(data.settings[field]).data;
    if (one === undefined || (one.value !== undefined && faultOf(field, one.value) !== undefined)) return [];
    return [[field, { value: one.value, stamp: { by: one.stamp.by, at: one.stamp.at } }] as const];
  });
  return { revision: data.revision, settings: Object.fromEntries(settings) };
}

export function valueOf({ settings }: Profile, field: Field): string | undefined {
  return settings[field]?.value;
}

/** True where nothing that steps or questions could use was ever said, or all of it was cleared. */
export function isEmpty(profile: Profile): boolean {
  return [...choiceFields.filter((field) => field !== 'language'), ...textFields].every((field) => valueOf(profile, field) === undefined);
}

/** The attributes and values that stand in place of examples. */
export function ownValues(profile: Profile): Readonly<Partial<Record<TextField, string>>> {
  return Object.fromEntries(textFields.flatMap((field) => [[field, valueOf(profile, field)] as const].filter(([, value]) => value !== undefined)));
}

/** The language in which the team wants its answers. */
export function languageOf(profile: Profile): 'ja' | 'en' | undefined {
  return choices.language.find((language) => language === valueOf(profile, 'language'));
}

/** The profile with these fields set (or cleared, with undefined) and stamped, and what of it is new. Values are valid. */
export function changed(profile: Profile, entered: ReadonlyMap<Field, string | undefined>, by: Person, now: Date): { readonly profile: Profile; readonly changes: readonly Change[] } {
  const changes = [...entered].map(([field, to]): Change => ({ field, from: valueOf(profile, field), to })).filter(({ from, to }) => from !== to);
  if (changes.length === 0) return { profile, changes };
  const stamp: Stamp = { by: { id: by.id, name: nameOf(by) }, at: now.toISOString() };
  const settings = { ...profile.settings, ...Object.fromEntries(changes.map(({ field, to }) => [field, { value: to, stamp }] as const)) };
  return { profile: { revision: profile.revision + 1, settings }, changes };
}

/** People choose their names: without what hides text, or what a client would compute. */
function nameOf({ name }: Person): string {
  return [...name.replace(/\p{C}+/gu, ' ').replace(/\{{2,}/g, '{')].slice(0, nameLength).join('').trim();
}

/** Whether a setting says that this person made it. */
export function isNamed({ settings }: Profile, id: string): boolean {
  return Object.values(settings).some(({ stamp }) => stamp.by?.id === id);
}

/** The profile without a person's id and name: the settings stay, because they are the team's. */
export function forgetPerson(profile: Profile, id: string): Profile {
  const settings = Object.entries(profile.settings).map(([field, { value, stamp }]) => [field, { value, stamp: stamp.by?.id === id ? { ...stamp, by: undefined } : stamp }] as const);
  return { ...profile, settings: Object.fromEntries(settings) };
}

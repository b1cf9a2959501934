import { z } from 'zod/v4';
import { fields, isChoiceField, type Field } from './fields.js';
import { faultOf, type InputFault } from './validate.js';

/** The choice that stands for no setting; an input without a value is not sent at all. */
export const unset = 'none';

/** Name of a field's input in a form; it can never be mistaken for a key of the button. */
export function inputId(field: Field): string {
  return `set-${field}`;
}

const shape = z.record(z.string(), z.unknown());

/** What a form sent: the trimmed text of every field, empty where nothing was entered. */
export type Entries = ReadonlyMap<Field, string>;

/**
 * What a form sent, or undefined when no input arrived at all: clients are known to lose them, and that must not clear
 * the settings. A form always has choices, and a choice always sends a value.
 */
export function readEntries(data: unknown): Entries | undefined {
  const sent = shape.safeParse(data).data ?? {};
  if (!fields.some((field) => isChoiceField(field) && Object.hasOwn(sent, inputId(field)))) return undefined;
  return new Map(fields.map((field) => {
    const value = sent[inputId(field)];
    const text = typeof value === 'string' ? value.trim() : '';
    return [field, text === unset && isChoiceField(field) ? '' : text] as const;
  }));
}

export type EntryFaults = ReadonlyMap<Field, InputFault>;

export function faultsOf(entries: Entries): EntryFaults {
  return new Map([...entries].flatMap(([field, text]) => {
    const fault = text === '' ? undefined : faultOf(field, text);
    return fault === undefined ? [] : [[field, fault] as const];
  }));
}

import { stdSerializers, type LoggerOptions } from 'pino';
import type { Redact } from '../redact/types.js';

/** Fields whose text may come from outside: the words of errors, which like to repeat what they choked on. */
const wordy = new Set(['message', 'stack', 'msg', 'err', 'error', 'cause', 'detail', 'details', 'reason', 'text']);
const deepest = 6;
/** Most of a line is the same few words again and again: so many are remembered as harmless, none longer than this. */
const harmless = 500;
const longest = 64;
/** The id of a turn or of an activity, in every line another one. No secret looks like it. */
const id = /^(?:f:)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$|^\d{1,20}$/;

/**
 * Options of a logger that lets no secret out, and no personal data in the words of errors. Ids in fields of their own
 * stay: they are ours, and what an operator searches for.
 */
export function redacting(redact: Redact): Pick<LoggerOptions, 'serializers' | 'formatters' | 'hooks'> {
  const known = new Set<string>();
  const cleanText = (value: string, name: string): string => {
    if (known.has(value) || (!wordy.has(name) && id.test(value))) return value;
    const redaction = redact(value);
    if (redaction.spans.length === 0 && value.length <= longest) {
      if (known.size >= harmless) known.clear();
      known.add(value);
    }
    return wordy.has(name) ? redaction.text : redaction.concealed;
  };
  const clean = (value: unknown, name: string, depth: number): unknown => {
    if (typeof value === 'string') return cleanText(value, name);
    if (typeof value !== 'object' || value === null) return value;
    if (depth >= deepest) return '…';
    if (Array.isArray(value)) return value.map((one: unknown) => clean(one, name, depth + 1));
    return cleanFields(plain(value), wordy.has(name) ? name : undefined, depth + 1);
  };
  /** The same object where there is nothing to take out, which is almost always. */
  const cleanFields = (fields: object, name: string | undefined, depth: number): object => {
    let copy: Record<string, unknown> | undefined;
    for (const [key, one] of Object.entries(fields)) {
      const cleaned = clean(one, name ?? key, depth);
      if (cleaned !== one) (copy ??= { ...fields })[key] = cleaned;
    }
    return copy ?? fields;
  };
  return {
    formatters: { log: (fields) => cleanFields(plain(fields), undefined, 0) as Record<string, unknown> },
    hooks: {
      logMethod(parameters, method) {
        const [first, ...rest]: readonly unknown[] = parameters;
        const fields = first instanceof Error ? { err: first } : (typeof first === 'string' ? cleanText(first, 'msg') : first);
        // Where there are no words, an error's own would be taken, past the formatter.
        const words = rest.length === 0 && hasError(fields) ? [fields.err.message] : rest;
        Reflect.apply(method, this, [fields, ...words.map((one) => clean(one, 'msg', 0))]);
      },
    },
    // The formatter has turned errors into plain data already.
    serializers: { err: (value: unknown) => value },
  };
}

function hasError(fields: unknown): fields is { readonly err: Error } {
  return typeof fields === 'object' && fields !== null && 'err' in fields && fields.err instanceof Error;
}

/** Nothing but data: what can write itself would write other text than what was looked at. */
function plain(value: object): object {
  if (value instanceof Date) return { date: value.toISOString() };
  const data = value instanceof Error ? stdSerializers.err(value) : value;
  return Object.getPrototypeOf(data) === Object.prototype ? data : Object.fromEntries(Object.entries(data));
}

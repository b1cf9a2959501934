import { stdSerializers, type LoggerOptions } from 'pino';
import { createCache } from '../cache.js';
import type { Redact } from '../redact/types.js';

/** Fields whose text may come from outside: the words of errors, which like to repeat what they choked on. */
const wordy = new Set(['message', 'stack', 'msg', 'err', 'error', 'cause', 'detail', 'details', 'reason', 'text']);
const deepest = 6;
/** Most of a line is the same few words again and again: so many are remembered as harmless, none longer than this. */
const harmless = 500;
const longest = 64;
/** The id of a turn, in every line another one. No secret looks like it. */
const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Options of a logger that lets no secret out, and no personal data in the words of errors. Ids in fields of their own
 * stay: they are ours, and what an operator searches for.
 */
export function redacting(redact: Redact): Pick<LoggerOptions, 'serializers' | 'formatters' | 'hooks'> {
  const known = createCache<true>(harmless);
  const cleanText = (value: string, name: string): string => {
    if (known.get(value) || (value.length === 36 && guid.test(value) && !wordy.has(name))) return value;
    const redaction = redact(value);
    if (redaction.spans.length === 0 && value.length <= longest) known.set(value, true);
    return wordy.has(name) ? redaction.text : redaction.concealed;
  };
  const clean = (value: unknown, name: string, depth: number): unknown => {
    if (typeof value === 'string') return cleanText(value, name);
    if (typeof value !== 'object' || value === null) return value;
    if (depth >= deepest) return '…';
    const inner = (one: unknown, key: string) => clean(one, wordy.has(name) ? name : key, depth + 1);
    if (Array.isArray(value)) return value.map((one: unknown) => inner(one, name));
    return Object.fromEntries(Object.entries(plain(value)).map(([key, one]) => [key, inner(one, key)]));
  };
  return {
    formatters: { log: (fields) => Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, clean(value, key, 0)])) },
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

function plain(value: object): object {
  if (value instanceof Error) return stdSerializers.err(value);
  return value instanceof Date ? { date: value.toISOString() } : value;
}

import type { Rich, View } from './types.js';

/** Most characters that a client reads aloud before anybody can interrupt it. */
const longest = 200;

/** What a client that speaks says of a card: what it is about, and what can be answered. */
export function toSpeech(view: View): string {
  return [...view.notices.map(({ text }) => text), view.heading, ...restOf(view)].join(' ').slice(0, longest);
}

function restOf(view: View): readonly string[] {
  switch (view.kind) {
    case 'question':
    case 'find-out':
    case 'choose':
    case 'feedback':
      return [view.choices.map(({ title }) => title).join(', ')];
    case 'review':
      return view.decisions.map(({ label, value }) => `${label}: ${value}`);
    case 'resolution':
      return [wordsOf(view.cause)];
    case 'triage':
      return [view.findings.map(({ title }) => title).join(', ')];
    case 'entry':
    case 'unknown':
    case 'help':
    case 'settings':
    case 'saved':
      return view.details.map(wordsOf);
    case 'notice':
      return [];
    default:
      return view satisfies never;
  }
}

function wordsOf({ runs }: Rich): string {
  return runs.map(({ text }) => text).join('');
}

import { contentOf } from '../card.js';
import type { Answer, Incoming, Outgoing } from '../exchange.js';
import { createSay } from '../knowledge/phrase.js';
import { locales, type Locale } from '../locale.js';
import type { Request } from '../request.js';
import { press } from '../view/frame.js';
import type { Press, View } from '../view/types.js';
import type { App } from './app.js';
import { readPasted } from './pasted.js';
import { answerPasted } from './reply.js';

/** What a message of anybody means, in a dialog that only who asks sees. No command is obeyed: somebody else wrote it. */
export async function onDiagnose(app: App, asked: Extract<Incoming, { kind: 'diagnose' }>): Promise<Answer> {
  return toDialog(app, asked.locale, await answerPasted(forDialog(app), asked, readPasted(app, asked.text, asked.locale)));
}

/** The same app, whose cards of walks can be posted for everyone. */
export function forDialog(app: App): App {
  return { ...app, render: (view) => app.render(shareable(view, createSay(app.knowledge.phrases, view.locale)('buttonShare'))) };
}

/** Teams shows six primary actions; the share button is one of them. */
const primaryActions = 6;

function shareable(view: View, title: string): View {
  const walk = view.navigation.map(({ data }) => data).find((data) => data.event === 'language' && 'scenario' in data);
  if (walk === undefined || !('path' in walk) || !('scenario' in walk)) return view;
  const { version, walk: id, revision, scenario, path } = walk;
  const share = press(title, { version, walk: id, revision, scenario, path, language: view.locale, event: 'share' } satisfies Request);
  const others = [...('choices' in view ? view.choices : []), ...('offer' in view ? view.offer : [])].filter(({ mode }) => mode === 'primary').length;
  const room = primaryActions - 1 - others - (view.kind === 'resolution' ? 1 : 0);
  let taken = 0;
  const navigation = view.navigation.map((one): Press => (one.mode === 'primary' && (taken += 1) > room ? { ...one, mode: 'secondary' } : one));
  return { ...view, navigation: [share, ...navigation] };
}

/** An answer as the dialog shows it: nothing is posted, and a walk that was posted already goes on there too. */
export function toDialog(app: App, locale: Locale | undefined, answer: Answer): Answer {
  const { outgoing } = answer;
  if (outgoing.kind !== 'post' && outgoing.kind !== 'update' && outgoing.kind !== 'show') return answer;
  const { card, text } = outgoing;
  const message = outgoing.kind === 'update' ? outgoing.message : undefined;
  const language = locales.find((one) => one === contentOf(card)['lang']) ?? locale ?? 'en';
  const dialog: Outgoing = { kind: 'dialog', title: createSay(app.knowledge.phrases, language)('dialogTitle'), card, text, message };
  const keep = async (shown?: string): Promise<Answer | undefined> => {
    const next = await answer.keep(shown);
    return next?.outgoing.kind === 'update' && next.outgoing.message !== undefined ? next : undefined;
  };
  return { outgoing: dialog, keep };
}

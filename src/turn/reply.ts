import type { Answer, Incoming } from '../exchange.js';
import { nearestError } from '../nearest.js';
import { languageOf } from '../profile/profile.js';
import type { Scenario } from '../knowledge/types.js';
import type { Reading } from '../recognize/types.js';
import type { Frame } from '../view/frame.js';
import { presentHelp } from '../view/help.js';
import { intentTable, presentChoose, presentUnknown } from '../view/reading.js';
import { presentTriage } from '../view/triage.js';
import type { View } from '../view/types.js';
import { answerWith, postWalk, sayLine, silence } from './answers.js';
import type { App } from './app.js';
import { scenarioOf, walkFrom } from './begin.js';
import { frameFor, type Note, type Notice } from './cards.js';
import { leakView, warning } from './leak.js';
import { readPasted, type Pasted } from './pasted.js';
import { forPlace } from './profiles.js';
import { linkQuestion } from './questions.js';
import { walkCard } from './recall.js';
import type { StoredWalk } from './walks.js';

/** A text that somebody wants to be answered, and who and where. */
export type Asked = Pick<Incoming, 'id' | 'place' | 'person' | 'locale'> & { readonly text: string };

/** The answer to what a text says, whoever it was said to; an edit of the message finds it again. */
export async function answerPasted(unset: App, asked: Asked, read: Pasted): Promise<Answer> {
  const app = await forPlace(unset, asked.place);
  const pasted = inLanguage(app, asked, read);
  const id = app.newId();
  return linkQuestion(app, asked, { walk: id, pasted }, answerAs(app, asked, pasted, id));
}

/** The answer in a card whose buttons name a walk. */
export function answerAs(app: App, asked: Asked, pasted: Pasted, id: string): Answer {
  const warned = warning(app, pasted.leaked, pasted.reading.language);
  const answer = answerTo(warned, asked, pasted, id);
  const unwarned = answer.outgoing.kind === 'say' && pasted.leaked.length > 0;
  return unwarned ? post(warned, leakView(app, pasted.reading.language)) : answer;
}

/** Where the message does not tell its language, the team's comes before that of the sender's client. */
export function inLanguage(app: App, { text }: Asked, pasted: Pasted): Pasted {
  const preferred = app.profile && languageOf(app.profile);
  return preferred === undefined || preferred === pasted.reading.language ? pasted : readPasted(app, text, preferred);
}

function answerTo(app: App, asked: Asked, pasted: Pasted, id: string): Answer {
  const { reading } = pasted;
  const frame = frameFor(app, reading.language, id, 0, noticesOf(reading));
  const intents = intentTable(app.knowledge);
  switch (reading.outcome) {
    case 'answer': {
      const begun = beginWalk(app, asked, pasted);
      return begun ? postWalk(app, id, begun.walk, walkCard(app, begun.scenario, id, begun.walk, begun.notes)) : silence;
    }
    case 'choose':
      return post(app, reading.findings.length > 0 ? presentTriage(reading.findings, intents, frame) : presentChoose(reading.candidates, intents, frame));
    case 'ask':
      return post(app, presentChoose(reading.candidates, intents, frame));
    case 'unknown':
      return notRecognized(app, pasted, intents, frame);
    default:
      return reading.outcome satisfies never;
  }
}

interface Begun {
  readonly scenario: Scenario;
  readonly walk: StoredWalk;
  readonly notes: readonly Note[];
}

/** The walk that a message begins, or undefined when it is about nothing that is known. */
export function beginWalk(app: App, asked: Asked, { reading, leaked }: Pasted): Begun | undefined {
  const candidate = reading.candidates[0];
  const scenario = candidate ? scenarioOf(app, candidate.intent) : undefined;
  if (candidate === undefined || scenario === undefined) return undefined;
  const walk = { ...walkFrom(app, scenario, candidate, reading, reading.language, asked), ...(leaked.length > 0 ? { leaked: [...leaked] } : {}) };
  return { scenario, walk, notes: noticesOf(reading).map((key) => ({ key })) };
}

/** A reader must know when a part of the message was left out. */
export function noticesOf({ cut, passed }: Pick<Reading, 'cut' | 'passed'>): readonly Notice[] {
  return [...(cut ? ['noticeCut' as const] : []), ...(passed ? ['noticePassed' as const] : [])];
}

function notRecognized(app: App, { text, reading }: Pasted, intents: ReturnType<typeof intentTable>, frame: Frame): Answer {
  if (text.trim() === '' || reading.talk === 'help') return post(app, presentHelp(intents, frame));
  if (reading.talk !== undefined) return sayLine(frame.say(reading.talk === 'thanks' ? 'smallTalkThanks' : 'smallTalkGreeting'));
  return post(app, presentUnknown(reading, nearestError(app.knowledge, text, reading), { intents }, frame));
}

const post = (app: App, view: View) => answerWith('post', app, view);

import { replay } from '../guide/guide.js';
import type { Walk } from '../guide/types.js';
import { createSay } from '../knowledge/phrase.js';
import type { Scenario } from '../knowledge/types.js';
import type { Locale } from '../locale.js';
import type { Receipt } from '../receipt.js';
import { clockTime, zoneName } from '../view/clock.js';
import type { Frame, Tally } from '../view/frame.js';
import { presentNotice } from '../view/help.js';
import { intentTable } from '../view/reading.js';
import { inTeam } from '../view/team.js';
import type { View } from '../view/types.js';
import { presentWalk, type Stamps } from '../view/walk.js';
import type { App } from './app.js';
import { alertsOf } from './alerts.js';
import type { Move } from './moves.js';
import type { StoredWalk } from './walks.js';

export type Notice = 'noticeStale' | 'noticeBusy' | 'noticeUnknownButton' | 'noticeGone' | 'noticeNone' | 'noticeCut' | 'noticePassed' | 'noticeFeedbackOld' | 'noticeFeedbackLater' | 'noticeEdited' | 'noticeEditedUnknown' | 'noticeDeleted' | SettingsNotice;
/** What the settings have to say. */
export type SettingsNotice = 'noticeRemembered' | 'noticeSettingsDown' | 'noticeSettingsMoved' | 'noticeSettingsFaults' | 'noticeSettingsLost' | 'noticeSettingsKept' | 'noticeSettingsCleared';
/** What a walk's card says above all else; `person` is whom it is said to. */
export type Note = { readonly key: Notice } | { readonly key: 'noticeFaster'; readonly move: Move; readonly person: string };

export function frameFor(app: App, locale: Locale, walk: string, revision: number, notices: readonly Notice[] = []): Frame {
  const say = createSay(app.knowledge.phrases, locale);
  return { locale, say, walk, revision, notices: notices.map((notice) => say(notice)) };
}

export function walkView(app: App, scenario: Scenario, id: string, stored: StoredWalk, notes: readonly Note[] = []): View {
  const frame = { ...frameFor(app, stored.language, id, stored.revision), tally: tallyOf(scenario, stored) };
  const notices = notes.map((note) => (note.key === 'noticeFaster' ? faster(app, scenario, note, frame) : frame.say(note.key)));
  const view = presentWalk(scenario, toWalk(stored), toReceipt(app, stored), inTeam(app.profile, scenario, stored.given, { ...frame, notices }), toStamps(app, stored));
  return { ...view, alerts: alertsOf(app, stored.leaked ?? [], stored.language) };
}

/** What people said of the node where a walk stands. */
function tallyOf(scenario: Scenario, stored: StoredWalk): Tally {
  if (stored.votes === undefined) return { solved: 0, unsolved: 0 };
  const { id } = replay(scenario, toWalk(stored)).node;
  const votes = stored.votes.filter(({ node }) => node === id);
  const solved = votes.filter((vote) => vote.solved).length;
  return { solved, unsolved: votes.length - solved };
}

export function noticeView(app: App, locale: Locale, notice: Notice): View {
  return presentNotice(frameFor(app, locale, 'notice-0', 0, [notice]));
}

export function toWalk({ scenario, given, aside }: StoredWalk): Walk {
  return { scenario, given, aside };
}

/** Who was faster, and with what. */
function faster(app: App, scenario: Scenario, { move, person }: Extract<Note, { key: 'noticeFaster' }>, { say, locale }: Frame): string {
  const chosen = move.event === 'open' ? intentTable(app.knowledge).get(move.value ?? '')?.title : scenario.facts[move.fact ?? '']?.values[move.value ?? ''];
  const value = move.event === 'choose' || move.event === 'open' ? chosen?.[locale] : undefined;
  if (move.person === person) return value === undefined ? say('noticeStale') : say('noticeYouChose', { value });
  if (value === undefined) return move.name === undefined ? say('noticeStale') : say('noticeMoved', { name: move.name });
  return move.name === undefined ? say('noticeSomebodyChose', { value }) : say('noticeChose', { name: move.name, value });
}

function toStamps(app: App, { stamps, language, zone }: StoredWalk): Stamps {
  return {
    zone: stamps.length === 0 ? '' : zoneName(app.now(), zone),
    of: new Map(stamps.map(({ fact, name, at }) => [fact, { name: name ?? '', time: clockTime(new Date(at), app.now(), language, zone) }])),
  };
}

function toReceipt({ knowledge }: App, { receipt, language }: StoredWalk): Receipt | undefined {
  if (receipt === undefined) return undefined;
  const { runnerUp } = receipt;
  const title = runnerUp && (intentTable(knowledge).get(runnerUp.intent)?.title[language] ?? runnerUp.intent);
  return { ...receipt, runnerUp: runnerUp && title !== undefined ? { ...runnerUp, title } : undefined };
}

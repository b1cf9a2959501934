import type { Walk } from '../guide/types.js';
import { createSay } from '../knowledge/phrase.js';
import type { Scenario } from '../knowledge/types.js';
import type { Locale } from '../locale.js';
import type { Receipt } from '../receipt.js';
import type { Frame } from '../view/frame.js';
import { presentNotice } from '../view/help.js';
import { intentTable } from '../view/reading.js';
import { inTeam } from '../view/team.js';
import type { View } from '../view/types.js';
import { presentWalk } from '../view/walk.js';
import type { App } from './app.js';
import { alertsOf } from './alerts.js';
import type { StoredWalk } from './walks.js';

export type Notice = 'noticeStale' | 'noticeUnknownButton' | 'noticeGone' | 'noticeNone' | 'noticeCut' | SettingsNotice;
/** What the settings have to say. */
export type SettingsNotice = 'noticeRemembered' | 'noticeSettingsDown' | 'noticeSettingsMoved' | 'noticeSettingsFaults' | 'noticeSettingsLost' | 'noticeSettingsKept' | 'noticeSettingsCleared';

export function frameFor(app: App, locale: Locale, walk: string, revision: number, notices: readonly Notice[] = []): Frame {
  const say = createSay(app.knowledge.phrases, locale);
  return { locale, say, walk, revision, notices: notices.map((notice) => say(notice)) };
}

export function walkView(app: App, scenario: Scenario, id: string, stored: StoredWalk, notices: readonly Notice[] = []): View {
  const frame = frameFor(app, stored.language, id, stored.revision, notices);
  return { ...presentWalk(scenario, toWalk(stored), toReceipt(app, stored), inTeam(app.profile, scenario, stored.given, frame)), alerts: alertsOf(app, stored.leaked ?? [], stored.language) };
}

export function noticeView(app: App, locale: Locale, notice: Notice): View {
  return presentNotice(frameFor(app, locale, 'notice-0', 0, [notice]));
}

export function toWalk({ scenario, given, aside }: StoredWalk): Walk {
  return { scenario, given, aside };
}

function toReceipt({ knowledge }: App, { receipt, language }: StoredWalk): Receipt | undefined {
  if (receipt === undefined) return undefined;
  const { runnerUp } = receipt;
  const title = runnerUp && (intentTable(knowledge).get(runnerUp.intent)?.title[language] ?? runnerUp.intent);
  return { ...receipt, runnerUp: runnerUp && title !== undefined ? { ...runnerUp, title } : undefined };
}

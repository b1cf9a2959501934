import type { Control } from '../control.js';
import type { Answer, Incoming, Person, Place } from '../exchange.js';
import type { Examples } from '../knowledge/placeholder.js';
import type { Locale } from '../locale.js';
import { faultsOf, readEntries, type Entries } from '../profile/entries.js';
import { fields } from '../profile/fields.js';
import { changed, emptyProfile, type Profile } from '../profile/profile.js';
import { presentSaved, presentSettings, type Filled } from '../view/settings.js';
import { answerWith } from './answers.js';
import type { App } from './app.js';
import { frameFor, noticeView, type SettingsNotice } from './cards.js';
import { findProfile, keepProfile } from './profiles.js';

type Click = Extract<Incoming, { kind: 'click' }>;

/** The form, as a new message: anyone there may fill it in. */
export async function postSettings(app: App, place: Place, language: Locale): Promise<Answer> {
  const found = await findProfile(app, place);
  if (found.kind === 'down') return answerWith('post', app, noticeView(app, language, 'noticeSettingsDown'));
  return form('post', app, language, { profile: found.profile });
}

/** The form again, for the clicker alone. */
export async function showSettings(app: App, { place }: Click, { language }: Control): Promise<Answer> {
  const found = await findProfile(app, place);
  if (found.kind === 'down') return answerWith('show', app, noticeView(app, language, 'noticeSettingsDown'));
  return form('show', app, language, { profile: found.profile });
}

/** Empties the fields, not the settings: what everybody uses is not thrown away by one click. */
export async function clearSettings(app: App, { place }: Click, { language }: Control): Promise<Answer> {
  const found = await findProfile(app, place);
  if (found.kind === 'down') return answerWith('show', app, noticeView(app, language, 'noticeSettingsDown'));
  const entries: Entries = new Map(fields.map((field) => [field, '']));
  return form('show', app, language, { profile: found.profile, entries }, 'noticeSettingsCleared');
}

/** Saves what was entered; when it is wrong, or somebody else was first, the clicker is asked again. */
export async function saveSettings(app: App, { place, person, data }: Click, control: Control): Promise<Answer> {
  const { language } = control;
  const found = await findProfile(app, place);
  const entries = readEntries(data);
  if (found.kind === 'down') return again(app, control, { profile: emptyProfile, ...(entries ? { entries } : {}) }, 'noticeSettingsDown');
  const { profile, version } = found;
  if (entries === undefined) return form('show', app, language, { profile }, 'noticeSettingsLost');
  const faults = faultsOf(entries);
  if (faults.size > 0) return again(app, control, { profile, entries, faults }, 'noticeSettingsFaults');
  const next = change(app, profile, entries, person);
  if (next.changes.length > 0) {
    if (control.revision !== profile.revision) return form('show', app, language, { profile, lost: entries }, 'noticeSettingsMoved');
    const outcome = await keepProfile(app, place, person, next.profile, version, next.changes);
    if (outcome === 'down') return again(app, control, { profile, entries }, 'noticeSettingsDown');
    if (outcome === 'lost') return moved(app, place, language, entries);
  }
  return answerWith('update', app, presentSaved(next.profile, next.changes, frameFor(app, language, app.newId(), next.profile.revision)));
}

function change(app: App, profile: Profile, entries: Entries, person: Person) {
  const entered = new Map([...entries].map(([field, text]) => [field, text === '' ? undefined : text] as const));
  return changed(profile, entered, person, app.now());
}

async function moved(app: App, place: Place, language: Locale, lost: Entries): Promise<Answer> {
  const found = await findProfile(app, place);
  if (found.kind === 'down') return answerWith('show', app, noticeView(app, language, 'noticeSettingsDown'));
  return form('show', app, language, { profile: found.profile, lost }, 'noticeSettingsMoved');
}

/** The same form with what was entered: it still names the revision that the person saw. */
function again(app: App, { walk, revision, language }: Control, filled: Filled, notice: SettingsNotice): Answer {
  return answerWith('show', app, presentSettings(filled, examplesOf(app), frameFor(app, language, walk, revision, [notice])));
}

function form(kind: 'post' | 'show', app: App, language: Locale, filled: Filled, ...notices: readonly SettingsNotice[]): Answer {
  return answerWith(kind, app, presentSettings(filled, examplesOf(app), frameFor(app, language, app.newId(), filled.profile.revision, notices)));
}

function examplesOf({ knowledge }: App): Examples {
  return Object.assign({}, ...Object.values(knowledge.scenarios).map(({ examples }) => examples)) as Examples;
}

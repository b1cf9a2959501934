import type { Control } from '../control.js';
import type { Answer, Incoming } from '../exchange.js';
import type { Locale } from '../locale.js';
import { memorable } from '../profile/apply.js';
import type { Field } from '../profile/fields.js';
import { changed, valueOf, type Profile } from '../profile/profile.js';
import { presentNotice } from '../view/help.js';
import { presentLanguages } from '../view/settings.js';
import { answerWith } from './answers.js';
import type { App } from './app.js';
import { frameFor, noticeView, walkView } from './cards.js';
import { findProfile, keepProfile } from './profiles.js';
import { clearSettings, saveSettings, showSettings } from './settings.js';
import { findWalk } from './walks.js';

type Click = Extract<Incoming, { kind: 'click' }>;

/** A click on a button of the settings. */
export async function onControl(app: App, click: Click, control: Control): Promise<Answer> {
  switch (control.event) {
    case 'settings':
      return showSettings(app, click, control);
    case 'settings-clear':
      return clearSettings(app, click, control);
    case 'settings-save':
      return saveSettings(app, click, control);
    case 'settings-cancel':
      return answerWith('update', app, noticeView(app, control.language, 'noticeSettingsKept'));
    case 'remember':
      return remember(app, click, control);
    case 'answer-in':
      return answerWith('update', app, await answeredIn(app, click, control.language));
    default:
      return control.event satisfies never;
  }
}

/** What people chose in this walk becomes the team's setting, where it has none. */
async function remember(app: App, click: Click, { walk: id, language }: Control): Promise<Answer> {
  const found = await findWalk(app, id);
  if (found.kind === 'down') return answerWith('show', app, noticeView(app, language, 'noticeSettingsDown'));
  const walk = found.kind === 'found' && found.walk.conversation === click.place.conversation ? found.walk : undefined;
  const scenario = walk && app.knowledge.scenarios[walk.scenario];
  if (walk === undefined || scenario === undefined) return answerWith('show', app, noticeView(app, language, 'noticeUnknownButton'));
  const profile = await keep(app, click, (known) => new Map([...memorable(walk.given)].filter(([field]) => valueOf(known, field) === undefined)));
  if (profile === undefined) return answerWith('show', app, walkView(app, scenario, id, walk, [{ key: 'noticeSettingsDown' }]));
  return answerWith('update', app, walkView({ ...app, profile }, scenario, id, walk, [{ key: 'noticeRemembered' }]));
}

/** The command: sets the language of answers, or asks which. */
export async function onLanguage(app: App, message: Extract<Incoming, { kind: 'message' }>, to: Locale | undefined, language: Locale): Promise<Answer> {
  if (to === undefined) return answerWith('post', app, presentLanguages(frameFor(app, language, app.newId(), 0)));
  return answerWith('post', app, await answeredIn(app, message, to));
}

async function answeredIn(app: App, by: Pick<Incoming, 'place' | 'person'>, language: Locale) {
  const profile = await keep(app, by, () => new Map([['language', language]]));
  const frame = frameFor(app, language, app.newId(), 0);
  return profile === undefined ? noticeView(app, language, 'noticeSettingsDown') : presentNotice({ ...frame, notices: [frame.say('languageSet')] });
}

/** Writers in a hurry are rare; more tries than this mean that something else is wrong. */
const tries = 5;

/** The profile with these fields set, or undefined when it could not be written. */
async function keep(app: App, { place, person }: Pick<Incoming, 'place' | 'person'>, entered: (known: Profile) => ReadonlyMap<Field, string>): Promise<Profile | undefined> {
  for (let left = tries; left > 0; left -= 1) {
    const found = await findProfile(app, place);
    if (found.kind === 'down') return undefined;
    const { profile, changes } = changed(found.profile, entered(found.profile), person, app.now());
    const outcome = changes.length === 0 ? 'kept' : await keepProfile(app, place, person, profile, found.version, changes);
    if (outcome === 'kept') return profile;
    if (outcome === 'down') return undefined;
  }
  return undefined;
}

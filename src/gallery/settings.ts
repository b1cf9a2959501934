import type { Knowledge } from '../knowledge/types.js';
import { faultsOf, type Entries } from '../profile/entries.js';
import type { Field } from '../profile/fields.js';
import { changed, emptyProfile } from '../profile/profile.js';
import type { Frame } from '../view/frame.js';
import { presentLanguages, presentSaved, presentSettings } from '../view/settings.js';
import type { View } from '../view/types.js';

const entered = new Map<Field, string>([
  ['environment', 'dedicated-itar'],
  ['asr', 'no'],
  ['mailboxAttribute', 'extensionAttribute10'],
  ['filterAttribute', 'extensionAttribute12'],
  ['filterValue', 'Skip'],
]);

/** The form for what a team sets, in its states. */
export function settingsViews({ scenarios }: Knowledge, frame: Frame): Readonly<Record<string, View>> {
  const examples = Object.assign({}, ...Object.values(scenarios).map((scenario) => scenario.examples)) as Parameters<typeof presentSettings>[1];
  const first = changed(emptyProfile, entered, { id: '29:1', name: '佐藤 花子' }, new Date('2026-03-01T09:30:00Z'));
  const second = changed(first.profile, new Map<Field, string>([['filterValue', 'Other']]), { id: '29:2', name: 'Megan Bowen' }, new Date('2026-03-02T10:00:00Z'));
  const wrong: Entries = new Map([...entered, ['lyncAttribute', '6th'], ['filterValue', 'a\u200bb']] as const);
  return {
    'settings, nothing set': presentSettings({ profile: emptyProfile }, examples, frame),
    'settings, with faults': presentSettings({ profile: first.profile, entries: wrong, faults: faultsOf(wrong) }, examples, { ...frame, notices: [frame.say('noticeSettingsFaults')] }),
    'settings, saved': presentSaved(second.profile, second.changes, frame),
    'which language': presentLanguages(frame),
  };
}

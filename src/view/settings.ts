import type { Control } from '../control.js';
import type { Examples } from '../knowledge/placeholder.js';
import type { PhraseKey, Say } from '../knowledge/phrase.js';
import { inputId, unset, type Entries, type EntryFaults } from '../profile/entries.js';
import { choices, fields, isAttributeField, isChoiceField, type ChoiceField, type Field, type TextField } from '../profile/fields.js';
import { valueOf, type Change, type Profile, type Stamp } from '../profile/profile.js';
import { longest, patterns, type InputFault } from '../profile/validate.js';
import type { FieldView, RowView } from './form.js';
import { placeOf, press, type Frame } from './frame.js';
import { toLines, toRich } from './rich.js';
import type { Rich, View } from './types.js';
import { fieldPhrases } from './values.js';

/** Longest entry that is shown again, in characters: it may be anything, and one that is too long must stay so. */
const shownLength = 100;

const choicePhrases = {
  language: { label: 'fieldLanguage', unset: 'choiceLanguageUnset', ja: 'choiceLanguageJa', en: 'choiceLanguageEn' },
  environment: { label: 'fieldEnvironment', unset: 'choiceUnset', 'dedicated-itar': 'choiceDedicated', 'standard-m365': 'choiceStandard' },
  asr: { label: 'fieldAsr', unset: 'choiceUnset', yes: 'choiceAsrYes', no: 'choiceAsrNo' },
} as const satisfies { readonly [F in ChoiceField]: Readonly<Record<'label' | 'unset' | (typeof choices)[F][number], PhraseKey>> };

/** What a form shows besides the profile. */
export interface Filled {
  readonly profile: Profile;
  /** What stands in the fields; without it, the profile. */
  readonly entries?: Entries;
  readonly faults?: EntryFaults;
  /** What somebody entered into a form that was out of date. */
  readonly lost?: Entries;
}

export function presentSettings({ profile, entries, faults, lost }: Filled, examples: Examples, frame: Frame): View {
  const { say } = frame;
  const field = (name: Field): FieldView => {
    const value = entries ? (entries.get(name) ?? '') : (valueOf(profile, name) ?? '');
    const fault = faults?.get(name);
    const stamp = profile.settings[name]?.stamp;
    const entered = lost?.get(name);
    return {
      ...inputs(name, value.slice(0, shownLength), examples, say),
      errors: fault ? [plain(say('labelDanger', { text: faultText(fault, say) }))] : [],
      remarks: [
        ...(entered !== undefined && entered !== (valueOf(profile, name) ?? '') ? [plain(say('settingsLost', { value: shownValue(name, entered.slice(0, shownLength), say) }))] : []),
        ...(stamp ? [plain(say('settingsStamped', { stamp: stampText(stamp, say) }))] : []),
      ],
    };
  };
  const of = (wanted: (name: Field) => boolean) => fields.filter(wanted).map(field);
  return {
    kind: 'settings',
    locale: frame.locale,
    heading: say('headingSettings'),
    notices: toLines(frame.notices),
    details: [toRich(say('detailSettings'))],
    sections: [
      { heading: say('headingSettingsAnswers'), items: of(isChoiceField) },
      { heading: say('headingSettingsValues'), items: of((name) => !isChoiceField(name)) },
    ],
    actions: (['settings-save', 'settings-cancel', 'settings-clear'] as const).map((event) => ({
      ...press(say(actionPhrases[event]), { ...placeOf(frame), event } satisfies Control),
      inputs: event === 'settings-save' ? 'auto' : 'none',
    })),
    navigation: [],
  };
}

const actionPhrases = { 'settings-save': 'buttonSave', 'settings-cancel': 'buttonCancel', 'settings-clear': 'buttonClear' } as const;

/** The settings as they stand after a change: who changed what, and when. */
export function presentSaved(profile: Profile, changes: readonly Change[], frame: Frame): View {
  const { say } = frame;
  const rows = fields.flatMap((name): readonly RowView[] => {
    const setting = profile.settings[name];
    const change = changes.find(({ field }) => field === name);
    if (setting === undefined || (setting.value === undefined && change === undefined)) return [];
    const before = change?.from === undefined ? [] : [plain(say('settingsBefore', { value: shownValue(name, change.from, say) }))];
    return [{
      label: labelOf(name, say),
      value: { runs: [{ text: shownValue(name, setting.value ?? '', say), weight: change ? 'Bolder' : 'Default', font: isChoiceField(name) || setting.value === undefined ? 'Default' : 'Monospace' }] },
      remarks: [...before, plain(stampText(setting.stamp, say))],
    }];
  });
  return {
    kind: 'saved',
    locale: frame.locale,
    heading: say(changes.length > 0 ? 'headingSaved' : 'headingUnchanged'),
    notices: toLines(frame.notices),
    details: [toRich(say(fields.every((name) => valueOf(profile, name) === undefined) ? 'detailNothingSet' : 'detailSaved'))],
    entries: rows,
    navigation: [press(say('buttonSettings'), { ...placeOf(frame), event: 'settings' } satisfies Control)],
  };
}

/** Which language to answer in, where a message does not decide. */
export function presentLanguages(frame: Frame): View {
  const { say } = frame;
  const choice = (language: 'ja' | 'en') => press(say(choicePhrases.language[language]), { ...placeOf(frame), language, event: 'answer-in' } satisfies Control);
  return { kind: 'choose', locale: frame.locale, heading: say('headingLanguage'), notices: [], details: [toRich(say('detailLanguage'))], choices: [choice('ja'), choice('en')], navigation: [] };
}

function inputs(name: Field, value: string, examples: Examples, say: Say): Pick<FieldView, 'choice' | 'text'> {
  const common = { id: inputId(name), label: labelOf(name, say) };
  if (isChoiceField(name)) {
    const texts = choicePhrases[name];
    const options = Object.entries(texts).flatMap(([choice, phrase]) => (choice === 'label' ? [] : [{ title: say(phrase), value: choice === 'unset' ? unset : choice }]));
    return { choice: [{ ...common, value: value || unset, options }], text: [] };
  }
  return { choice: [], text: [{ ...common, value, ...limitsOf(name, say), placeholder: say('inputExample', { example: examples[name] ?? '' }) }] };
}

function limitsOf(name: TextField, say: Say) {
  return isAttributeField(name)
    ? { pattern: patterns.attribute, most: longest.attribute, error: say('inputAttribute', { most: longest.attribute }) }
    : { pattern: patterns.value, most: longest.value, error: say('inputValue', { most: longest.value }) };
}

function labelOf(name: Field, say: Say): string {
  const label = say(isChoiceField(name) ? choicePhrases[name].label : fieldPhrases[name]);
  return label.charAt(0).toUpperCase() + label.slice(1);
}

/** A value as people know it; what was typed stays as it was typed. */
function shownValue(name: Field, value: string, say: Say): string {
  if (value === '') return say('settingsEmpty');
  const phrase = isChoiceField(name) ? Object.entries(choicePhrases[name]).find(([choice]) => choice === value)?.[1] : undefined;
  return phrase === undefined ? value : say(phrase);
}

function stampText({ by, at }: Stamp, say: Say): string {
  const time = `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
  return by === undefined ? say('stampForgotten', { time }) : say('stampBy', { name: by.name, time });
}

function faultText(fault: InputFault, say: Say): string {
  switch (fault.kind) {
    case 'choice':
      return say('faultChoice');
    case 'start':
      return say('faultStart', fault);
    case 'character':
      return say('faultCharacter', fault);
    case 'long':
      return say('faultLong', fault);
    case 'invisible':
      return say('faultInvisible', fault);
    case 'assignment':
      return say('faultAssignment');
    case 'braces':
      return say('faultBraces');
    default:
      return fault satisfies never;
  }
}

/** Words that may hold what somebody typed: nothing in them is markup. */
function plain(text: string): Rich {
  return { runs: [{ text, weight: 'Default', font: 'Default' }] };
}

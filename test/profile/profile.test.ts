import assert from 'node:assert/strict';
import { textFields } from '../../src/profile/fields.js';
import { differencesOf, memorable, withProfile } from '../../src/profile/apply.js';
import { changed, emptyProfile, forgetPerson, isEmpty, languageOf, ownValues, parseProfile, valueOf, type Profile } from '../../src/profile/profile.js';
import type { Field } from '../../src/profile/fields.js';

const megan = { id: '29:megan', name: 'Megan' };
const taro = { id: '29:taro', name: '太郎' };
const now = new Date('2026-03-01T09:30:00Z');
const set = (profile: Profile, values: Partial<Record<Field, string | undefined>>, by = megan, at = now): Profile =>
  changed(profile, new Map(Object.entries(values) as [Field, string | undefined][]), by, at).profile;

describe('a change of a profile', () => {
  it('counts and stamps what is new', () => {
    const { profile, changes } = changed(emptyProfile, new Map<Field, string | undefined>([['asr', 'yes'], ['filterValue', undefined]]), megan, now);
    assert.deepEqual(profile, { revision: 1, settings: { asr: { value: 'yes', stamp: { by: megan, at: '2026-03-01T09:30:00.000Z' } } } });
    assert.deepEqual(changes, [{ field: 'asr', from: undefined, to: 'yes' }]);
  });

  it('leaves everything as it is when nothing is new', () => {
    const before = set(emptyProfile, { asr: 'yes' });
    const { profile, changes } = changed(before, new Map<Field, string>([['asr', 'yes']]), taro, now);
    assert.equal(profile, before);
    assert.deepEqual(changes, []);
  });

  it('keeps the stamps of the other fields', () => {
    const profile = set(set(emptyProfile, { asr: 'yes' }), { filterValue: 'x' }, taro);
    assert.deepEqual([profile.settings.asr?.stamp.by, profile.settings.filterValue?.stamp.by], [megan, taro]);
  });

  it('keeps of a name what can be seen', () => {
    const by = { id: 'x', name: ' Me\u202eg\u200ban {{{DATE(2026-01-01T00:00:00Z)}} ' };
    assert.equal(set(emptyProfile, { asr: 'yes' }, by).settings.asr?.stamp.by?.name, 'Me g an {DATE(2026-01-01T00:00:00Z)}}');
  });
});

describe('a stored profile', () => {
  const profile = set(set(emptyProfile, { environment: 'standard-m365', filterValue: '値' }), { filterValue: undefined }, taro);

  it('is read as it was written', () => {
    assert.deepEqual(parseProfile(JSON.parse(JSON.stringify(profile))), profile);
  });

  it('loses only what cannot be shown safely', () => {
    const stamp = { by: megan, at: now.toISOString() };
    const stored = { revision: 4, settings: { asr: { value: 'maybe', stamp }, filterValue: { value: 'a\nb', stamp }, lyncAttribute: { value: 'pager', stamp }, other: { value: 'x', stamp }, environment: 'x' } };
    assert.deepEqual(Object.keys(parseProfile(stored)?.settings ?? {}), ['lyncAttribute']);
  });

  for (const stored of [undefined, null, 7, [], {}, { revision: -1, settings: {} }, { revision: 1 }]) {
    it(`is none when it is ${JSON.stringify(stored)}`, () => assert.equal(parseProfile(stored), undefined));
  }
});

describe('a person who asks to be forgotten', () => {
  const profile = set(set(emptyProfile, { asr: 'yes', filterValue: 'x' }), { filterValue: 'y' }, taro);
  const forgotten = forgetPerson(profile, megan.id);

  it('leaves the settings of the team, and the names of the others', () => {
    assert.deepEqual([valueOf(forgotten, 'asr'), valueOf(forgotten, 'filterValue'), forgotten.settings.filterValue?.stamp.by], ['yes', 'y', taro]);
  });

  it('leaves neither id nor name', () => {
    assert.doesNotMatch(JSON.stringify(forgotten), /megan/i);
    assert.deepEqual(parseProfile(JSON.parse(JSON.stringify(forgotten))), forgotten);
  });

  it('does not put an open form out of date', () => {
    assert.equal(forgotten.revision, profile.revision);
  });
});

describe('a profile', () => {
  it('is empty until something is set that steps or questions use', () => {
    assert.deepEqual([{}, { language: 'ja' }, { asr: undefined }, { asr: 'no' }, { lyncAttribute: 'x' }].map((values) => isEmpty(set(emptyProfile, values))), [true, true, true, false, false]);
  });

  it('has own values for what is set alone', () => {
    assert.deepEqual(ownValues(set(emptyProfile, { asr: 'yes', filterValue: 'x' })), { filterValue: 'x' });
    assert.deepEqual(ownValues(emptyProfile), {});
    assert.equal(Object.keys(ownValues(set(emptyProfile, Object.fromEntries(textFields.map((field) => [field, 'x']))))).length, textFields.length);
  });

  it('has a language or none', () => {
    assert.deepEqual([emptyProfile, set(emptyProfile, { language: 'ja' })].map(languageOf), [undefined, 'ja']);
  });
});

describe('the answers that a profile gives', () => {
  const values = (...names: readonly string[]) => ({ label: { ja: '', en: '' }, values: Object.fromEntries(names.map((name) => [name, { ja: name, en: name }])) });
  const scenario = { facts: { environment: values('dedicated-itar', 'standard-m365'), asr: values('yes', 'no') } };
  const profile = set(emptyProfile, { environment: 'dedicated-itar', asr: 'yes' });

  it('come behind those of the message and never replace one', () => {
    const told = { fact: 'environment', value: 'standard-m365', by: 'told' } as const;
    assert.deepEqual(withProfile(scenario, [told], profile), [told, { fact: 'asr', value: 'yes', by: 'profile' }]);
  });

  it('are left out where the scenario does not know them', () => {
    assert.deepEqual(withProfile({ facts: { environment: values('cloud') } }, [], profile), []);
  });

  it('differ from the message where it told something else, and only then', () => {
    const given = (by: 'told' | 'chosen', value: string) => [{ fact: 'environment', value, by }];
    assert.deepEqual(differencesOf(given('told', 'standard-m365'), profile), [{ fact: 'environment', told: 'standard-m365', set: 'dedicated-itar' }]);
    assert.deepEqual(differencesOf(given('told', 'dedicated-itar'), profile), []);
    assert.deepEqual(differencesOf(given('chosen', 'standard-m365'), profile), []);
    assert.deepEqual(differencesOf(given('told', 'standard-m365'), emptyProfile), []);
  });

  it('can be learned from what people chose, not from what a message told', () => {
    const given = [{ fact: 'environment', value: 'standard-m365', by: 'told' }, { fact: 'asr', value: 'no', by: 'chosen' }, { fact: 'hold', value: 'no', by: 'chosen' }] as const;
    assert.deepEqual([...memorable(given)], [['asr', 'no']]);
  });
});

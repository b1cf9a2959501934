import assert from 'node:assert/strict';
import { locales } from '../../src/locale.js';
import { allCommands, stepsAt } from '../support/commands.js';

const commands = allCommands();
const placesWhere = (holds: (code: readonly string[]) => boolean): readonly string[] =>
  [...new Set(commands.filter(({ code }) => holds(code)).map(({ place }) => place))].sort();

/** Dedicated/ITAR knows the flag of the Litigation Hold only. */
const dedicated = ['deprovision/hold-fix', 'deprovision/hold-plan', 'deprovision/lync-hold-fix'];

/** Where somebody is told to look for a hold in Exchange Online before a mailbox may be lost. */
const holdChecks = [
  ...['standard-hold-plan', 'standard-hold-fix', 'standard-inactive-cloud', 'standard-inactive-synced', 'standard-keep-cloud', 'standard-keep-synced'],
  ...['standard-remove-cloud', 'standard-remove-synced', 'standard-fix-hold-cloud', 'standard-fix-hold-synced', 'standard-fix-hold-lift', 'standard-fix-keep', 'standard-fix-synced'],
].map((node) => `deprovision/${node}`).concat(['license-exhausted/cloudgate-free', 'license-exhausted/cloudgate-free-ad', 'license-exhausted/graph-free', 'license-exhausted/group-exhausted']);

describe('commands that look for a hold', () => {
  it('stand in every node from which a mailbox can be lost', () => {
    assert.deepEqual(placesWhere((code) => code.some((line) => line.includes('LitigationHoldEnabled'))), [...dedicated, ...holdChecks].sort());
  });

  it('never show InPlaceHolds in a list that PowerShell cuts short', () => {
    for (const { place, code } of commands) {
      for (const line of code) if (line.includes('InPlaceHolds')) assert.match(line, /\| Select-Object -ExpandProperty InPlaceHolds$/, place);
    }
  });

  it('ask for the flag, the labels and delays, the holds of the mailbox and those of the organization', () => {
    const wanted = [/LitigationHoldEnabled/, /\*HoldApplied\*/, /^Get-Mailbox .*ExpandProperty InPlaceHolds$/, /^Get-OrganizationConfig .*InPlaceHolds$/];
    for (const place of holdChecks) {
      const lines = commands.filter((one) => one.place === place).flatMap(({ code }) => code);
      for (const pattern of wanted) assert.ok(lines.some((line) => pattern.test(line)), `${place}: ${pattern.source}`);
    }
  });

  it('stand with the values that retain nothing, but where every hold has to go', () => {
    for (const place of holdChecks.filter((one) => !one.endsWith('-hold-lift'))) {
      for (const locale of locales) {
        const told = stepsAt(place).map(({ text }) => text[locale]).join('\n');
        for (const value of ['-mbx', ':1']) assert.ok(told.includes(value), `${place} (${locale}): ${value}`);
      }
    }
  });
});

/** Where values are written down that nothing brings back once they are gone. */
const records = [
  ...['bp1', 'bp2-variation-1', 'bp2-variation-2', 'bp3', 'bp5', 'bp6', 'r1', 'r2-variation-1', 'r2-variation-2', 'r3', 'r5', 'r6'],
  ...['standard-keep-cloud', 'standard-keep-synced', 'standard-contact', 'standard-group', 'standard-fix-keep', 'standard-fix-group'],
].map((node) => `deprovision/${node}`);

/** Their cards are as large as Teams takes. */
const wordsOnly = ['deprovision/r2-variation-2', 'deprovision/r3'];

describe('commands that write down what is about to go', () => {
  const whole = /^\$FormatEnumerationLimit = -1; Get-/;

  it('stand in every node that takes attributes, addresses or members away', () => {
    assert.deepEqual(placesWhere((code) => code.some((line) => whole.test(line))), records.filter((place) => !wordsOnly.includes(place)).sort());
  });

  it('keep PowerShell from cutting addresses, members and memberships short', () => {
    const many = /EmailAddresses|-Properties .*(proxyAddresses|member)|Format-List \*$/;
    for (const { place, code } of commands.filter((one) => records.includes(one.place))) {
      for (const line of code) if (many.test(line)) assert.match(line, whole, place);
    }
  });

  it('stand with the word that nothing may be left out', () => {
    const said = { ja: /省略せずに控え/, en: /(write|Write) (the addresses |the addresses and IDs )?down .*in full/ };
    for (const place of records) {
      for (const locale of locales) assert.match(stepsAt(place).map(({ text }) => text[locale]).join('\n'), said[locale], `${place} (${locale})`);
    }
  });
});

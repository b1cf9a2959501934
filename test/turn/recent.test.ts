import assert from 'node:assert/strict';
import { emptyProfile } from '../../src/profile/profile.js';
import { createRecent } from '../../src/turn/recent.js';
import { button, megan, openTeam, taro } from '../support/team.js';

const question = 'How do I deprovision a mailbox?';

describe('what was read a moment ago', () => {
  it('tells a walk only to clicks on what it has left behind', () => {
    const recent = createRecent(() => 0);
    recent.seeWalk('walk', { revision: 3, scenario: 'deprovision', given: [], language: 'en', conversation: 'c', stamps: [], moves: [] });
    assert.equal(recent.beyond('walk', 2)?.revision, 3);
    assert.equal(recent.beyond('walk', 3), undefined);
    recent.forgetWalk('walk');
    assert.equal(recent.beyond('walk', 2), undefined);
  });

  it('is forgotten after two seconds, as another server may have written since', () => {
    let now = 0;
    const recent = createRecent(() => now);
    recent.seeProfile('team', emptyProfile);
    now = 1_999;
    assert.equal(recent.profile('team'), emptyProfile);
    now = 2_000;
    assert.equal(recent.profile('team'), undefined);
  });

  it('answers those who were slower without asking the store for the walk again', async () => {
    let reads = 0;
    const team = await openTeam((store) => ({ ...store, get: (collection, key) => ((reads += collection === 'walks' ? 1 : 0), store.get(collection, key)) }));
    const choose = button(await team.say(question), 'choose');
    await team.click(choose, { person: megan });
    const before = reads;
    const late = await Promise.all(Array.from({ length: 20 }, () => team.click(choose, { person: taro })));
    assert.ok(late.every(({ kind, text }) => kind === 'show' && text.includes('Megan Bowen')));
    assert.equal(reads, before);
    await team.close();
  });

  it('gives a click from another conversation nothing', async () => {
    const team = await openTeam();
    const choose = button(await team.say(question), 'choose');
    await team.click(choose);
    const elsewhere = await team.click(choose, { place: { scope: 'personal', conversation: 'a:elsewhere', tenant: 'tenant-1' } });
    assert.doesNotMatch(elsewhere.text, /Megan/);
    await team.close();
  });
});

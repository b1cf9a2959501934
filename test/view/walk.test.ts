import assert from 'node:assert/strict';
import { begin, step } from '../../src/guide/guide.js';
import type { Walk } from '../../src/guide/types.js';
import type { Scenario } from '../../src/knowledge/types.js';
import { arrange, press, type Frame } from '../../src/view/frame.js';
import type { Press, View } from '../../src/view/types.js';
import { presentWalk } from '../../src/view/walk.js';
import { aFrame, aQuestion, both, nodes, parsed } from '../support/sample.js';

const license = parsed();
const start = begin(license, {});

function chosen(...answers: readonly (readonly [string, string])[]): Walk {
  return answers.reduce<Walk>((walk, [fact, value]) => step(license, walk, { kind: 'choose', fact, value }) ?? assert.fail(`${fact}=${value}`), start);
}

const present = (walk: Walk, frame: Partial<Frame> = {}, scenario: Scenario = license): View => presentWalk(scenario, walk, undefined, aFrame(frame));

function question(walk: Walk, frame: Partial<Frame> = {}, scenario: Scenario = license) {
  const view = present(walk, frame, scenario);
  assert(view.kind === 'question', view.kind);
  return view;
}

const way = { version: 1, walk: 'walk-0001', revision: 3, scenario: 'license', path: ['place=cloud'] };
/** Every button without what it does: where it stands. */
const placesOf = (presses: readonly Press[]) => presses.map(({ data }) => Object.fromEntries(Object.entries(data).filter(([key]) => key in way)));
const dataOf = ({ navigation }: View, event: Press['data']['event']): Press['data'] | undefined => navigation.find(({ data }) => data.event === event)?.data;
const events = (presses: readonly Press[]): readonly string[] => presses.map(({ data }) => data.event);

describe('the view of a question', () => {
  it('asks in the language of the frame', () => {
    assert.deepEqual([question(start).heading, question(start, { locale: 'ja' }).heading], ['Where is it?', '和 Where is it?']);
  });

  it('offers the choices and "I don\'t know"', () => {
    assert.deepEqual(question(start).choices.map(({ title }) => title), ['Cloud', 'AD', 'buttonUnsure']);
  });

  it('puts ids into a choice: of the walk, the scenario, the way and the choice', () => {
    assert.deepEqual(question(chosen(['place', 'cloud'])).choices[0]?.data, {
      version: 1, walk: 'walk-0001', revision: 3, language: 'en', scenario: 'license', path: ['place=cloud'], event: 'choose', fact: 'hold', choice: 'yes',
    });
  });

  it('puts the way so far into every button', () => {
    const { choices, navigation } = question(chosen(['place', 'cloud']));
    assert.deepEqual(placesOf([...choices, ...navigation]), Array(7).fill(way));
  });

  it('names the scenario as its topic, and how far the walk is', () => {
    assert.equal(question(start).topic, 'topicProgressMost License 1 2');
    assert.equal(question(chosen(['place', 'cloud'])).topic, 'topicProgress License 2 2');
  });

  it('shows the detail of a question that has one', () => {
    const scenario = parsed({ nodes: { ...nodes, place: { ...nodes.place, detail: both('It **matters**.') } } });
    assert.deepEqual(question(start, {}, scenario).details[0]?.runs.map(({ text }) => text), ['It ', 'matters', '.']);
  });

  it('takes the marks out of a heading, which cannot show them', () => {
    const scenario = parsed({ nodes: { ...nodes, place: { ...nodes.place, text: both('Where is `mail`?') } } });
    assert.equal(question(start, {}, scenario).heading, 'Where is mail?');
  });

  it('shows an answer that was clicked as it is', () => {
    assert.deepEqual(question(chosen(['place', 'cloud'])).decisions, [{ label: 'Place', value: 'decisionChosen Cloud', stamp: [] }]);
  });

  it('shows an answer that was read from the message as assumed', () => {
    assert.deepEqual(question(begin(license, { place: 'cloud' })).decisions, [{ label: 'Place', value: 'decisionAssumed Cloud', stamp: [] }]);
  });

  it('shows an answer of the team\'s settings as such', () => {
    assert.deepEqual(question({ ...start, given: [{ fact: 'place', value: 'cloud', by: 'profile' }] }).decisions, [{ label: 'Place', value: 'decisionProfile Cloud', stamp: [] }]);
  });

  const stamps = { zone: 'UTC+9', of: new Map([['place', { name: 'Sato', time: '12:04' }]]) };
  const stamped = (walk: Walk, of: typeof stamps = stamps) => presentWalk(license, walk, undefined, aFrame(), of);

  it('shows who clicked an answer and when, and the zone of the times', () => {
    const view = stamped(chosen(['place', 'cloud']));
    assert(view.kind === 'question');
    assert.deepEqual([view.decisionsHeading, view.decisions], ['headingDecisionsStamped UTC+9', [{ label: 'Place', value: 'decisionChosen Cloud', stamp: [{ text: 'stamp Sato 12:04' }] }]]);
  });

  it('shows the time alone of a click of somebody who is not known', () => {
    const view = stamped(chosen(['place', 'cloud']), { ...stamps, of: new Map([['place', { name: '', time: '12:04' }]]) });
    assert.deepEqual(view.kind === 'question' && view.decisions[0]?.stamp, [{ text: 'stampTime 12:04' }]);
  });

  it('stamps nothing that was read from the message', () => {
    const view = stamped(begin(license, { place: 'cloud' }));
    assert.deepEqual(view.kind === 'question' && [view.decisionsHeading, view.decisions[0]?.stamp], ['headingDecisions', []]);
  });

  it('shows no answer that has not mattered yet', () => {
    assert.deepEqual(question(begin(license, { hold: 'yes' })).decisions, []);
  });

  it('offers no way back, no change and no new start at the start', () => {
    assert.deepEqual(events(question(start).navigation), ['language']);
  });

  it('offers the way back, a change and a new start after a click', () => {
    const { navigation } = question(chosen(['place', 'cloud']));
    assert.deepEqual(navigation.map(({ title, data }) => [title, data.event]), [['buttonBack', 'back'], ['buttonReview', 'review'], ['buttonLanguage', 'language'], ['buttonRestart', 'restart']]);
  });

  it('offers no new start when nothing but assumptions would be left', () => {
    assert.deepEqual(events(question(begin(license, { place: 'cloud' })).navigation), ['back', 'review', 'language']);
  });

  it('shows at most six buttons and puts the others into the menu', () => {
    const choices = ['a', 'b', 'c', 'd'].map((value) => ({ value, label: both(value), next: 'kept' }));
    const scenario = parsed({ nodes: { ...nodes, hold: aQuestion({ choices }) } });
    const view = question(chosen(['place', 'cloud']), {}, scenario);
    assert.deepEqual([...view.choices, ...view.navigation].map(({ mode }) => mode), [...Array<string>(6).fill('primary'), ...Array<string>(3).fill('secondary')]);
  });

  it('switches to the other language, which the button names', () => {
    const data = dataOf(question(start, { locale: 'ja' }), 'language');
    assert.equal(data?.language, 'en');
  });

  it('shows the notices of the frame', () => {
    assert.deepEqual(question(start, { notices: ['Moved on.'] }).notices, [{ text: 'Moved on.' }]);
  });

  it('says so when an answer is of an older version, after what else there is to say', () => {
    assert.deepEqual(question(begin(license, { place: 'moon' }), { notices: ['Moved on.'] }).notices, [{ text: 'Moved on.' }, { text: 'noticeUpdated' }]);
  });
});

describe('the view of how to find out', () => {
  const walk: Walk = { ...chosen(['place', 'cloud']), aside: 'find-out' };
  const view = present(walk);
  assert(view.kind === 'find-out');

  it('repeats the question in its heading', () => {
    assert.deepEqual([view.heading, view.answerHeading, view.topic], ['headingFindOut Is it on hold?', 'headingYourAnswer', 'License']);
  });

  it('lists the steps', () => {
    assert.deepEqual(view.steps.map(({ mark, runs }) => [mark, runs[0]?.text]), [['1.', 'Ask the owner.']]);
  });

  it('counts them as checks: nothing is changed yet', () => {
    const scenario = parsed({ nodes: { ...nodes, hold: aQuestion({ howToFind: { steps: [{ text: both('Ask.') }, { text: both('Look.') }] } }) }, links: { guide: { title: both('Guide'), url: 'https://learn.microsoft.com/guide' } } });
    const counted = present(walk, {}, scenario);
    assert.deepEqual(counted.kind === 'find-out' && counted.steps.map(({ progress }) => progress[0]?.text), ['checkProgress 1 2', 'checkProgress 2 2']);
  });

  it('lists the links', () => {
    const scenario = parsed({ nodes: { ...nodes, hold: aQuestion({ howToFind: { steps: [{ text: both('Ask.') }], links: ['guide'] } }) } });
    const linked = present(walk, {}, scenario);
    assert.deepEqual(linked.kind === 'find-out' && linked.links, [{ title: 'Guide', url: 'https://learn.microsoft.com/guide' }]);
  });

  it('offers the choices without "I don\'t know"', () => {
    assert.deepEqual(view.choices.map(({ title }) => title), ['On hold', 'Not on hold']);
  });

  it('offers the way back to the question', () => {
    assert.deepEqual(view.navigation.map(({ title, data }) => [title, data.event]), [['buttonReturn', 'back'], ['buttonLanguage', 'language']]);
  });

  it('puts the way so far into every button', () => {
    assert.deepEqual(placesOf([...view.choices, ...view.navigation]), Array(4).fill(way));
  });

  it('tells the buttons that close or keep it what is open', () => {
    assert.deepEqual(view.navigation.map(({ data }) => 'aside' in data && data.aside), ['find-out', 'find-out']);
  });

  it('gives way to the resolution when there is nothing to find out any more', () => {
    assert.equal(present({ ...chosen(['place', 'ad']), aside: 'find-out' }).kind, 'resolution');
  });
});

describe('the view of the answers', () => {
  const view = present({ ...chosen(['place', 'cloud'], ['hold', 'no']), aside: 'review' });
  assert(view.kind === 'review');

  it('offers every answer on the way to be changed', () => {
    assert.deepEqual(view.choices.map(({ title, data }) => [title, data.event === 'change' && data.fact]), [['buttonChange Place Cloud', 'place'], ['buttonChange Hold Not on hold', 'hold']]);
  });

  it('asks which answer is to be changed', () => {
    assert.deepEqual([view.heading, view.details[0]?.runs[0]?.text, view.topic], ['headingReview', 'detailReview', 'License']);
  });

  it('offers the way back to the card', () => {
    assert.deepEqual(view.navigation.map(({ title, data }) => [title, data.event]), [['buttonReturnToCard', 'back'], ['buttonLanguage', 'language']]);
  });

  it('puts the way so far into every button', () => {
    assert.deepEqual(placesOf([...view.choices, ...view.navigation]), Array(4).fill({ ...way, path: ['place=cloud', 'hold=no'] }));
  });
});

describe('the view of a resolution', () => {
  const view = present(chosen(['place', 'cloud'], ['hold', 'no']));
  assert(view.kind === 'resolution');

  it('shows what is to be done and the answers that led there', () => {
    assert.deepEqual([view.heading, view.decisionsHeading, ...view.decisions.map(({ value }) => value)], ['Removed', 'headingDecisions', 'decisionChosen Cloud', 'decisionChosen Not on hold']);
  });

  it('offers the way back, a change, the language and a new start', () => {
    assert.deepEqual(events(view.navigation), ['back', 'review', 'language', 'restart', 'feedback']);
  });
});

describe('arrange', () => {
  it('keeps places for other actions of the card', () => {
    const presses = Array.from({ length: 6 }, () => press('Go', { version: 1, walk: 'walk-0001', revision: 0, language: 'en', event: 'none' }));
    assert.deepEqual(arrange([], presses, 1).navigation.map(({ mode }) => mode), [...Array<string>(5).fill('primary'), 'secondary']);
  });
});

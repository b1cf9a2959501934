import type { Button } from '../button.js';
import type { Control } from '../control.js';
import { replay } from '../guide/guide.js';
import { writeTrail } from '../guide/trail.js';
import type { Given, Passed, Position, Walk } from '../guide/types.js';
import type { Question, Resolution, Scenario } from '../knowledge/types.js';
import type { Receipt } from '../receipt.js';
import { feedbackPress } from './feedback.js';
import { arrange, placeOf, press, type Frame } from './frame.js';
import { lasting } from './lasting.js';
import { topicWithProgress } from './progress.js';
import { presentResolution } from './resolution.js';
import { toLinks, toSteps } from './steps.js';
import { toLines, toRich, toWords } from './rich.js';
import type { Decision, Press, View } from './types.js';

/** Who clicked the answers and when, in words. */
export interface Stamps {
  /** Zone of the times. */
  readonly zone: string;
  /** By fact; the name is empty when it is not known. */
  readonly of: ReadonlyMap<string, { readonly name: string; readonly time: string }>;
}

const noStamps: Stamps = { zone: '', of: new Map() };

/** The view of where a walk stands. */
export function presentWalk(scenario: Scenario, walk: Walk, receipt: Receipt | undefined, frame: Frame, stamps = noStamps): View {
  const position = replay(scenario, walk);
  const notices = position.dropped.length > 0 ? [...frame.notices, frame.say('noticeUpdated')] : frame.notices;
  const place = { ...placeOf(frame), scenario: scenario.id, path: [...writeTrail(walk.given)] };
  const stage: Stage = { scenario, walk, position, stamps, place, frame: { ...frame, notices } };
  if (walk.aside === 'review') return review(stage);
  if (position.node.kind === 'resolution') return resolution(stage, position.node, receipt);
  return walk.aside === 'find-out' ? findOut(stage, position.node) : question(stage, position.node);
}

interface Stage {
  readonly scenario: Scenario;
  readonly walk: Walk;
  readonly position: Position;
  readonly stamps: Stamps;
  /** What every button of the card carries. */
  readonly place: ReturnType<typeof placeOf> & Pick<Extract<Button, { scenario: string }>, 'scenario' | 'path'>;
  readonly frame: Frame;
}

function question(stage: Stage, node: Question): View {
  const { say } = stage.frame;
  const unsure = press(say('buttonUnsure'), { ...stage.place, event: 'unsure' });
  return {
    kind: 'question',
    ...common(stage),
    topic: topicWithProgress(stage.scenario, node, stage.position.passed.length, stage.frame),
    ...askedIn(stage.scenario, node, stage.frame),
    ...arrange([...choicesOf(stage, node), unsure], navigation(stage)),
  };
}

const askedIn = lasting((_scenario, { text, detail }: Question, { locale }) => ({
  heading: toWords(text[locale]),
  details: detail ? [toRich(detail[locale])] : [],
}));

function findOut(stage: Stage, node: Question): View {
  const { say, locale } = stage.frame;
  return {
    kind: 'find-out',
    ...common(stage),
    heading: say('headingFindOut', { question: toWords(node.text[locale]) }),
    steps: toSteps(node.howToFind.steps, stage.scenario, stage.frame, 'checkProgress'),
    links: toLinks(node.howToFind.links, stage.scenario, stage.frame),
    answerHeading: say('headingYourAnswer'),
    ...arrange(choicesOf(stage, node), [press(say('buttonReturn'), { ...stage.place, event: 'back', aside: 'find-out' }), languageSwitch(stage)]),
  };
}

function review(stage: Stage): View {
  const { say } = stage.frame;
  const choices = stage.position.passed.map(({ question: { fact }, answer }) =>
    press(say('buttonChange', pairOf(stage, fact, answer.value)), { ...stage.place, event: 'change', fact }),
  );
  return {
    kind: 'review',
    ...common(stage),
    heading: say('headingReview'),
    details: [toRich(say('detailReview'))],
    ...arrange(choices, [press(say('buttonReturnToCard'), { ...stage.place, event: 'back', aside: 'review' }), languageSwitch(stage)]),
  };
}

function resolution(stage: Stage, node: Resolution, receipt: Receipt | undefined): View {
  const whyAction = 1;
  const offer = remember(stage.frame);
  return {
    kind: 'resolution',
    ...common(stage),
    ...presentResolution(stage.scenario, node, receipt, stage.frame),
    navigation: arrange([], [...navigation(stage), feedbackPress(stage.frame)], whyAction + offer.length).navigation,
    offer,
  };
}

function remember(frame: Frame): readonly Press[] {
  const data: Control = { ...placeOf(frame), event: 'remember' };
  return frame.offersToRemember ? [press(frame.say('buttonRemember'), data)] : [];
}

function common(stage: Stage) {
  const { frame, scenario, position, stamps } = stage;
  const stamped = position.passed.some(({ answer }) => stampOf(stage, answer) !== undefined);
  return {
    locale: frame.locale,
    topic: scenario.title[frame.locale],
    notices: toLines(frame.notices),
    decisionsHeading: stamped ? frame.say('headingDecisionsStamped', { zone: stamps.zone }) : frame.say('headingDecisions'),
    decisions: position.passed.map((passed) => decision(stage, passed)),
  };
}

const origins = { chosen: 'decisionChosen', told: 'decisionAssumed', profile: 'decisionProfile' } as const;

function decision(stage: Stage, { question: { fact }, answer }: Passed): Decision {
  const { say } = stage.frame;
  const { fact: label, value } = pairOf(stage, fact, answer.value);
  const stamp = stampOf(stage, answer);
  const by = stamp && (stamp.name === '' ? say('stampTime', { time: stamp.time }) : say('stamp', stamp));
  return { label, value: say(origins[answer.by], { value }), stamp: by === undefined ? [] : toLines([by]) };
}

/** What was read or set was chosen by nobody. */
function stampOf({ stamps }: Stage, { fact, by }: Given) {
  return by === 'chosen' ? stamps.of.get(fact) : undefined;
}

function pairOf({ scenario, frame: { locale } }: Stage, fact: string, value: string) {
  const known = scenario.facts[fact];
  return { fact: known?.label[locale] ?? fact, value: known?.values[value]?.[locale] ?? value };
}

function choicesOf(stage: Stage, node: Question): readonly Press[] {
  return node.choices.map(({ value, label }) =>
    press(label[stage.frame.locale], { ...stage.place, event: 'choose', fact: node.fact, choice: value }),
  );
}

function navigation(stage: Stage): readonly Press[] {
  const { frame: { say }, position } = stage;
  const moved = position.passed.length > 0;
  return [
    ...(moved ? [press(say('buttonBack'), { ...stage.place, event: 'back' }), press(say('buttonReview'), { ...stage.place, event: 'review' })] : []),
    languageSwitch(stage),
    ...(position.passed.some(({ answer }) => answer.by === 'chosen') ? [press(say('buttonRestart'), { ...stage.place, event: 'restart' })] : []),
  ];
}

/** The button names the language that it switches to. */
function languageSwitch(stage: Stage): Press {
  const { frame: { say, locale }, walk: { aside } } = stage;
  const data: Button = { ...stage.place, event: 'language', language: locale === 'ja' ? 'en' : 'ja', ...(aside ? { aside } : {}) };
  return press(say('buttonLanguage'), data);
}

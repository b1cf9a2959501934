import type { Button } from '../button.js';
import type { Answer, Incoming } from '../exchange.js';
import { step } from '../guide/guide.js';
import { writeTrail } from '../guide/trail.js';
import type { GuideEvent } from '../guide/types.js';
import type { Scenario } from '../knowledge/types.js';
import { answerWith } from './answers.js';
import type { App } from './app.js';
import { homeOf, onCard, scenarioNamed } from './begin.js';
import { noticeView, toWalk, walkView } from './cards.js';
import { isRepeated, moved, remembers, whoLeft } from './moves.js';
import { noteMention } from './people.js';
import { showForAll } from './show.js';
import { findWalk, keepWalk, walks, type Found, type StoredWalk } from './walks.js';

type Click = Extract<Incoming, { kind: 'click' }>;
export type OnWalk = Extract<Button, { scenario: string }>;

/** A card can be ahead of its walk by what was clicked while the store was down, and no more. */
const mostAhead = 10_000;
const tries = 5;

/** A click on the card of a walk. */
export async function onWalk(app: App, click: Click, button: OnWalk): Promise<Answer> {
  const scenario = scenarioNamed(app, button.scenario);
  if (scenario === undefined) return answerWith('show', app, noticeView(app, button.language, 'noticeGone'));
  const beyond = app.recent?.beyond(button.walk, button.revision);
  if (beyond && beyond.conversation === click.place.conversation && beyond.scenario === scenario.id) return late(app, scenario, click, button, beyond);
  return attempt(app, scenario, click, button, await findWalk(app, button.walk));
}

async function attempt(app: App, scenario: Scenario, click: Click, button: OnWalk, found: Found, left = tries): Promise<Answer> {
  const current = standing(found, scenario, click, button);
  const present = current && app.knowledge.scenarios[current.scenario];
  if (current === undefined || present === undefined || current.conversation !== click.place.conversation) {
    return answerWith('show', app, noticeView(app, button.language, 'noticeUnknownButton'));
  }
  // The question was edited: the card has begun anew with another scenario.
  if (present !== scenario) return late(app, present, click, button, current);
  const next = isOf(button, current) ? after(app, scenario, current, click, button) : undefined;
  if (next === undefined) return late(app, scenario, click, button, current);
  if (found.kind !== 'down' && !remembers(current, click.person.id)) await noteMention(app, click.person.id, { collection: walks, key: button.walk });
  const outcome = await keepWalk(app, button.walk, next, found.kind === 'down' ? 0 : found.version);
  if (outcome !== 'lost') return showForAll(app, scenario, button.walk, next, outcome);
  const first = await findWalk(app, button.walk);
  // Not every write is a step: a message id or a forgotten person leaves the card as it was.
  if (first.kind !== 'found' || left === 0) return answerWith('show', app, walkView(app, scenario, button.walk, next, [{ key: 'noticeStale' }]));
  return attempt(app, scenario, click, button, first, left - 1);
}

/**
 * Where the walk stands: the stored walk decides, and the card's own path stands in where the store has nothing, or
 * less than the card because it was down while others went on.
 */
function standing(found: Found, scenario: Scenario, click: Click, button: OnWalk): StoredWalk | undefined {
  if (found.kind === 'found' && (found.walk.revision >= button.revision || found.walk.revision + mostAhead < button.revision)) return found.walk;
  const shown = onCard(scenario, button, click);
  if (shown === undefined || found.kind !== 'found') return shown;
  const { given, language, revision, aside } = shown;
  const { aside: _stored, ...kept } = found.walk;
  return { ...kept, given, language, revision, ...(aside ? { aside } : {}) };
}

/** Whether a button stands on the card of this very state: while the store was down there may have been two of them. */
function isOf({ revision, path }: OnWalk, current: StoredWalk): boolean {
  return current.revision === revision && JSON.stringify(writeTrail(current.given)) === JSON.stringify(path);
}

function after(app: App, scenario: Scenario, stands: StoredWalk, { person, place }: Click, button: OnWalk): StoredWalk | undefined {
  // An older version noted no home.
  const current = { ...homeOf(place), ...stands };
  const revision = current.revision + 1;
  if (button.event === 'language') return moved(app, current, { ...current, language: button.language, revision }, button, person);
  const next = step(scenario, toWalk(current), toEvent(button));
  if (next === undefined) return undefined;
  const { aside: _closed, ...kept } = current;
  return moved(app, current, { ...kept, given: [...next.given], revision, ...(next.aside ? { aside: next.aside } : {}) }, button, person);
}

function toEvent(button: Exclude<OnWalk, { event: 'language' }>): GuideEvent {
  switch (button.event) {
    case 'choose':
      return { kind: 'choose', fact: button.fact, value: button.choice };
    case 'change':
      return { kind: 'change', fact: button.fact };
    default:
      return { kind: button.event };
  }
}

/** Somebody was faster: the clicker gets the current card and is told who. Whoever clicked the same before is not told off. */
export function late(app: App, scenario: Scenario, click: Click, button: Button, current: StoredWalk): Answer {
  const move = whoLeft(current, button.revision);
  // The first delivery of this click may not have come as far as the message.
  if (move && isRepeated(move, button, click.person)) return showForAll(app, scenario, button.walk, current);
  const notice = move ? { key: 'noticeFaster', move, person: click.person.id } as const : { key: 'noticeStale' } as const;
  if (click.old) return showForAll(app, scenario, button.walk, current, 'kept', [notice]);
  return answerWith('show', app, walkView(app, scenario, button.walk, current, [notice]));
}

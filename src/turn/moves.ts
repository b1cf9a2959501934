import type { Button } from '../button.js';
import type { Person } from '../exchange.js';
import type { App } from './app.js';
import { displayName } from './names.js';
import type { Mark, StoredWalk } from './walks.js';

export type Move = StoredWalk['moves'][number];

/** Transitions that are remembered: enough to tell who was faster, even to who looks at an old card. */
const kept = 20;
const day = 24 * 60 * 60 * 1000;

export function markOf(app: App, { id, name }: Person): Mark {
  const shown = displayName(name);
  return { person: id, ...(shown === '' ? {} : { name: shown }), at: app.now().getTime() };
}

/** The walk after a move, with its stamps. Marks older than the retention lose their person, however long a walk goes on. */
export function moved(app: App, before: StoredWalk, next: StoredWalk, button: Button, person: Person): StoredWalk {
  const mark = markOf(app, person);
  const oldest = mark.at - app.retentionDays * day;
  const age = <T extends Mark>(one: T): T => (one.at < oldest ? anonymous(one) : one);
  const fresh = next.given.filter(({ fact, value }) => button.event === 'choose' && button.fact === fact && button.choice === value);
  const stands = ({ fact, value }: { fact: string; value: string }) =>
    next.given.some((given) => given.by === 'chosen' && given.fact === fact && given.value === value) && !fresh.some((given) => given.fact === fact);
  return {
    ...next,
    stamps: [...next.stamps.filter(stands).map(age), ...fresh.map(({ fact, value }) => ({ fact, value, ...mark }))],
    moves: [...before.moves.map(age), { left: before.revision, ...deedOf(button), ...mark }].slice(-kept),
  };
}

/** Who left the revision that a button names, or undefined when nobody knows any more. */
export function whoLeft({ moves }: StoredWalk, revision: number): Move | undefined {
  return moves.find(({ left }) => left === revision);
}

/** Whether a click is one that was carried out already: delivered again, or made twice by the same person. */
export function isRepeated(move: Move, button: Button, { id }: Person): boolean {
  const { event, fact, value } = deedOf(button);
  return move.person === id && move.event === event && move.fact === fact && move.value === value;
}

/** Whether a person is remembered in a walk. */
export function remembers({ stamps, moves, votes = [] }: StoredWalk, person: string): boolean {
  return [...stamps, ...moves, ...votes].some((mark) => mark.person === person);
}

/** Whether the card of a walk may show a person's name. */
export function mayName({ stamps, moves }: StoredWalk, person: string): boolean {
  return [...stamps, ...moves].some((mark) => mark.person === person && mark.name !== undefined);
}

/** The walk without a person: what was chosen stays, by nobody. */
export function without(walk: StoredWalk, person: string): StoredWalk {
  const forget = <T extends Pick<Mark, 'person' | 'name'>>(mark: T): T => (mark.person === person ? anonymous(mark) : mark);
  return { ...walk, stamps: walk.stamps.map(forget), moves: walk.moves.map(forget), ...(walk.votes ? { votes: walk.votes.map(forget) } : {}) };
}

function anonymous<T extends Pick<Mark, 'person' | 'name'>>(mark: T): T {
  const { person: _person, name: _name, ...rest } = mark;
  return rest as T;
}

function deedOf(button: Button): Pick<Move, 'event' | 'fact' | 'value'> {
  switch (button.event) {
    case 'choose':
      return { event: button.event, fact: button.fact, value: button.choice };
    case 'change':
      return { event: button.event, fact: button.fact };
    case 'open':
      return { event: button.event, value: button.intent };
    case 'language':
      return { event: button.event, value: button.language };
    default:
      return { event: button.event };
  }
}

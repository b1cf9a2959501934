import type { Answer, Incoming } from '../exchange.js';
import { replay } from '../guide/guide.js';
import type { Resolution, Scenario } from '../knowledge/types.js';
import type { Request } from '../request.js';
import { mostMissing, presentFeedback } from '../view/feedback.js';
import { answerWith } from './answers.js';
import type { App } from './app.js';
import { frameFor, noticeView, toWalk, walkView, type Notice } from './cards.js';
import { remembers } from './moves.js';
import { noteMention } from './people.js';
import { showForAll } from './show.js';
import { amendWalk, findWalk, walks, type StoredWalk } from './walks.js';

type Click = Extract<Incoming, { kind: 'click' }>;
type Vote = NonNullable<StoredWalk['votes']>[number];

/** The journal of what people said; its lines name nobody, and the last line of a voice counts. */
export const feedbackJournal = 'feedback';

/** A click on a button of the feedback. */
export async function onFeedback(app: App, click: Click, request: Exclude<Request, { event: 'share' }>): Promise<Answer> {
  const found = await findWalk(app, request.walk);
  if (found.kind === 'down') return answerWith('show', app, noticeView(app, request.language, 'noticeFeedbackLater'));
  const walk = found.kind === 'found' && found.walk.conversation === click.place.conversation ? { ...found.walk, language: request.language } : undefined;
  const scenario = walk && app.knowledge.scenarios[walk.scenario];
  if (walk === undefined || scenario === undefined) return answerWith('show', app, noticeView(app, request.language, 'noticeFeedbackOld'));
  const node = resolutionOf(scenario, walk);
  const again = (notice?: Notice) => answerWith('show', app, walkView(app, scenario, request.walk, walk, notice ? [{ key: notice }] : []));
  if (request.event === 'feedback-close') return again();
  // What was said of one resolution must not count for another that the walk has come to meanwhile.
  if (node === undefined || request.revision !== walk.revision) return again('noticeStale');
  if (request.event !== 'solved' && request.event !== 'unsolved') {
    const own = walk.votes?.find((vote) => vote.node === node.id && vote.person === click.person.id)?.solved;
    return answerWith('show', app, presentFeedback(scenario, node, own, frameFor(app, request.language, request.walk, walk.revision)));
  }
  return (await vote(app, click, request, scenario, node)) ?? again('noticeFeedbackLater');
}

/** One voice a person and resolution: whoever speaks again replaces what they said. Undefined when it could not be kept. */
async function vote(app: App, { person }: Click, request: Extract<Request, { event: 'solved' | 'unsolved' }>, scenario: Scenario, { id: node }: Resolution): Promise<Answer | undefined> {
  const solved = request.event === 'solved';
  const fresh = app.newId();
  const isOwn = (one: Vote): boolean => one.node === node && one.person === person.id;
  await noteMention(app, person.id, { collection: walks, key: request.walk });
  const kept = await amendWalk(app, request.walk, (walk) => {
    const own = walk.votes?.find(isOwn);
    if (own?.solved === solved) return undefined;
    return { ...walk, votes: [...(walk.votes ?? []).filter((one) => !isOwn(one)), { node, solved, voice: own?.voice ?? fresh, person: person.id }] };
  });
  const own = kept.kind === 'found' ? kept.walk.votes?.find(isOwn) : undefined;
  if (kept.kind !== 'found' || own?.solved !== solved || !remembers(kept.walk, person.id)) return undefined;
  const missing = solved ? '' : app.redact(request.missing?.trim() ?? '').text.slice(0, mostMissing);
  const line = { scenario: scenario.id, node, solved, voice: own.voice, language: request.language, ...(missing === '' ? {} : { missing }) };
  const shown = showForAll(app, scenario, request.walk, kept.walk);
  return {
    ...shown,
    keep: async (message) => {
      await app.store.append(feedbackJournal, line, app.now()).catch(app.onStoreFailure);
      return shown.keep(message);
    },
  };
}

function resolutionOf(scenario: Scenario, walk: StoredWalk): Resolution | undefined {
  const { node } = replay(scenario, toWalk(walk));
  return node.kind === 'resolution' && walk.aside === undefined ? node : undefined;
}

import type { Answer, Incoming } from '../exchange.js';
import type { SecretKind } from '../redact/types.js';
import { answerWith, silence } from './answers.js';
import type { App } from './app.js';
import { noticeView } from './cards.js';
import { readPasted, type Pasted } from './pasted.js';
import { forPlace } from './profiles.js';
import { digestOf, dropQuestion, findQuestion, keepQuestion, type Question } from './questions.js';
import { answerAs, beginWalk, inLanguage, type Asked } from './reply.js';
import { showForAll } from './show.js';
import { amendWalk, findWalk, keepWalk, type StoredWalk } from './walks.js';

type Edit = Extract<Incoming, { kind: 'edited' }>;

/**
 * An edited question updates its own answer, where nobody has clicked yet. Nothing is ever posted because of an edit:
 * what was not answered before stays so.
 */
export async function onEdited(unset: App, edit: Edit): Promise<Answer> {
  const question = await findQuestion(unset, edit);
  if (question === undefined) return silence;
  const app = await forPlace(unset, edit.place);
  const pasted = inLanguage(app, edit, readPasted(app, edit.text, edit.locale));
  const read = digestOf(pasted);
  if (read === question.read) return silence;
  const found = await findWalk(app, question.walk);
  if (found.kind === 'down') return silence;
  const answer = found.kind === 'found' ? await anew(app, edit, pasted, question, found.walk) : await instead(app, edit, pasted, question);
  return noted(app, edit, { ...question, read }, answer);
}

type Noted = Answer & { readonly walk?: string };

/** Sent in place or not at all, and then noted. */
function noted(app: App, edit: Edit, question: Question, { walk = question.walk, ...answer }: Noted): Answer {
  const keep = async (message?: string): Promise<Answer | undefined> => {
    const next = await answer.keep(message);
    await keepQuestion(app, edit, { ...question, walk });
    return next;
  };
  return { ...answer, keep, instead: () => Promise.resolve({ kind: 'silence' }) };
}

/** The card shows no walk yet: it becomes whatever the new text is answered with. */
async function instead(app: App, edit: Edit, pasted: Pasted, { walk: id, message }: Question): Promise<Noted> {
  const begun = pasted.reading.outcome === 'answer' ? beginWalk(app, edit, pasted) : undefined;
  if (begun === undefined) return inPlace(answerAs(app, edit, pasted, id), message);
  const walk = { ...begun.walk, message };
  const outcome = await keepWalk(app, id, walk, 0);
  return outcome === 'lost' ? silence : showForAll(app, begun.scenario, id, walk, outcome, begun.notes);
}

/** The card shows a walk: it begins anew with the new text, unless people have gone on with it. */
async function anew(app: App, edit: Edit, pasted: Pasted, question: Question, before: StoredWalk): Promise<Noted> {
  const { outcome } = pasted.reading;
  const begun = outcome === 'answer' ? beginWalk(app, edit, pasted) : undefined;
  const isUntouched = ({ moves, votes = [] }: StoredWalk): boolean => moves.length === 0 && votes.length === 0;
  if (!isUntouched(before) || outcome === 'unknown') return remark(app, question, before, pasted, outcome === 'unknown' ? 'noticeEditedUnknown' : 'noticeEdited', isUntouched(before));
  if (begun === undefined) {
    const id = app.newId();
    return { ...inPlace(answerAs(app, edit, pasted, id), question.message), walk: id };
  }
  const kept = await amendWalk(app, question.walk, (walk) => (isUntouched(walk) ? { ...begun.walk, ...leakedToo(walk, pasted.leaked), message: question.message, revision: walk.revision + 1 } : undefined));
  if (kept.kind !== 'found') return silence;
  const scenario = app.knowledge.scenarios[kept.walk.scenario];
  return scenario ? showForAll(app, scenario, question.walk, kept.walk, 'kept', begun.notes) : silence;
}

/** The walk stays, and its card says why. What people went on with is not disturbed by words that mean nothing. */
async function remark(app: App, { walk: id }: Question, before: StoredWalk, { leaked }: Pasted, notice: 'noticeEdited' | 'noticeEditedUnknown', untouched: boolean): Promise<Noted> {
  const more = leaked.some((kind) => before.leaked?.includes(kind) !== true);
  const kept = more ? await amendWalk(app, id, (walk) => ({ ...walk, ...leakedToo(walk, leaked) })) : { kind: 'found', walk: before } as const;
  const says = notice === 'noticeEdited' || untouched;
  if (kept.kind !== 'found' || !(says || more)) return silence;
  const scenario = app.knowledge.scenarios[kept.walk.scenario];
  return scenario ? showForAll(app, scenario, id, kept.walk, 'kept', says ? [{ key: notice }] : []) : silence;
}

/** A secret that was pasted once has to be revoked, also when it was taken out of the message since. */
function leakedToo({ leaked = [] }: StoredWalk, more: readonly SecretKind[]): Pick<StoredWalk, 'leaked'> {
  const all = [...new Set([...leaked, ...more])];
  return all.length > 0 ? { leaked: all } : {};
}

function inPlace(answer: Answer, message: string): Answer {
  const { outgoing } = answer;
  return outgoing.kind === 'post' ? { ...answer, outgoing: { ...outgoing, kind: 'update', message } } : silence;
}

/**
 * A deleted question: the answer stays for those who go on with it, but nothing that was read from the message is shown
 * or kept any longer.
 */
export async function onDeleted(app: App, where: Pick<Asked, 'id' | 'place' | 'locale'>): Promise<Answer> {
  const question = await findQuestion(app, where);
  if (question === undefined) return silence;
  const kept = await amendWalk(app, question.walk, ({ receipt: _quotes, ...walk }) => walk);
  if (kept.kind === 'down') return silence;
  const scenario = kept.kind === 'found' ? app.knowledge.scenarios[kept.walk.scenario] : undefined;
  const answer =
    kept.kind === 'found' && scenario
      ? showForAll(app, scenario, question.walk, kept.walk)
      : inPlace(answerWith('post', app, noticeView(app, where.locale ?? 'en', 'noticeDeleted')), question.message);
  const keep = async (message?: string): Promise<Answer | undefined> => {
    await dropQuestion(app, where);
    return answer.keep(message);
  };
  return { ...answer, keep, instead: () => Promise.resolve({ kind: 'silence' }) };
}

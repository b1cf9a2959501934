import type { Answer, Incoming } from '../exchange.js';
import { createSay } from '../knowledge/phrase.js';
import { readRequest, type Request } from '../request.js';
import { press } from '../view/frame.js';
import { presentNotice } from '../view/help.js';
import { postWalk, sayLine } from './answers.js';
import type { App } from './app.js';
import { onCard, scenarioNamed } from './begin.js';
import { frameFor } from './cards.js';
import { forPlace } from './profiles.js';
import { walkCard } from './recall.js';
import { findWalk, type Found, type StoredWalk } from './walks.js';

type Share = Extract<Incoming, { kind: 'share' }>;
type Wanted = Extract<Request, { event: 'share' }>;

/** How long a post keeps others from posting the same, while its walk does not yet know the message. */
const claim = 60 * 60_000;
const collection = 'deliveries';

/** Posts the walk of a dialog for everyone, once. */
export async function onShare(unset: App, share: Share): Promise<Answer> {
  const wanted = readRequest(share.data);
  if (wanted?.event !== 'share') return sayLine(createSay(unset.knowledge.phrases, share.locale ?? 'en')('shareInstalled'));
  const say = createSay(unset.knowledge.phrases, wanted.language);
  const walk = standing(unset, share, wanted, await findWalk(unset, wanted.walk));
  const scenario = walk && unset.knowledge.scenarios[walk.scenario];
  if (walk === undefined || scenario === undefined) return sayLine(say('noticeUnknownButton'));
  if (walk.message !== undefined || !(await isFirst(unset, wanted.walk))) return sayLine(say('shareAlready'));
  const app = await forPlace(unset, share.place);
  const posted = postWalk(app, wanted.walk, walk, walkCard(app, scenario, wanted.walk, walk));
  if (!('card' in posted.outgoing)) return posted;
  const { card, text } = posted.outgoing;
  return { ...posted, outgoing: { kind: 'share', card, text, told: say('shareDone') }, refused: (absent) => (absent ? refused(app, wanted) : Promise.resolve({ kind: 'say', text: say('shareUnsure') })) };
}

/** The walk as the dialog left it: what is stored, or the path of the button where nothing is. */
function standing(app: App, share: Share, wanted: Wanted, found: Found): StoredWalk | undefined {
  if (found.kind === 'found') return found.walk.conversation === share.place.conversation ? found.walk : undefined;
  const scenario = scenarioNamed(app, wanted.scenario);
  return scenario && onCard(scenario, wanted, share);
}

async function isFirst(app: App, walk: string): Promise<boolean> {
  try {
    return (await app.store.put(collection, `share ${walk}`, null, 0, new Date(app.now().getTime() + claim))) !== undefined;
  } catch (error) {
    app.onStoreFailure(error);
    return true;
  }
}

/** The bot is not there: it says how to have it added, after which the same button posts. */
async function refused(app: App, wanted: Wanted) {
  await app.store.delete(collection, `share ${wanted.walk}`).catch(app.onStoreFailure);
  const frame = frameFor(app, wanted.language, wanted.walk, wanted.revision);
  const notice = presentNotice({ ...frame, notices: [frame.say('shareRefused')] });
  const install = press(frame.say('buttonInstall'), { ...wanted, install: true });
  return { kind: 'dialog', title: frame.say('dialogTitle'), ...app.render({ ...notice, navigation: [install] }) } as const;
}

import type { Activity } from 'botbuilder';
import type { Answer, Elsewhere } from '../exchange.js';
import { carryOut, finish, type Way } from './carry.js';
import type { Connector, Stand } from './connector.js';
import { faultOf } from './fault.js';

/** Changes cards in other places, one after the other. Never rejects; what could not be delivered is told to the way. */
export async function carryElsewhere(stand: Stand, { elsewhere = [] }: Pick<Answer, 'elsewhere'>, wayTo: (conversation: string) => Way): Promise<void> {
  for (const find of elsewhere) {
    const one = await find();
    if (one === undefined) continue;
    const way = (): Way => wayTo(one.conversation);
    try {
      const there = await standAt(stand, one);
      await finish(there, one.answer, await carryOut(there, one.answer, way()), way);
    } catch (error) {
      way().lost({ kind: 'undelivered', status: undefined, fault: faultOf(error).name, tries: 0 });
    }
  }
}

/** Nothing of the turn goes along: whoever asked is nobody there. */
async function standAt({ activity, connector, reach }: Stand, { conversation, service }: Elsewhere): Promise<Stand> {
  const there = service === undefined ? connector : await reach(service);
  const alone: Connector = {
    post: (...of) => there.post(...of),
    update: (to, id, { activity: { recipient: _asker, ...changed }, ...message }, signal) => there.update(to, id, { ...message, activity: changed }, signal),
  };
  const { id: _asked, replyToId: _thread, ...rest } = activity;
  return { connector: alone, reach, activity: { ...rest, conversation: { id: conversation } as Activity['conversation'], serviceUrl: service ?? activity.serviceUrl } };
}

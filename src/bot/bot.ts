import type { Activity } from 'botbuilder';
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import type { Answering } from '../exchange.js';
import { createAdapter, type Adapter } from './adapter.js';
import { authenticationStatus, type Authenticated } from './authentication.js';
import { createDuplicates } from './duplicates.js';
import { admit } from './edge.js';
import type { Exclusive } from './exclusive.js';
import { keysOf } from './repetition.js';
import { refusal, type Receive, type Reply } from './reply.js';
import { afterwards, createRoutes } from './routes.js';
import { createSender } from './sender.js';

interface Parts {
  readonly config: Config;
  readonly answer: Answering;
  readonly exclusive?: Exclusive;
  readonly log: Logger;
}

/** Everything between HTTP and the answer: admission, authentication, duplicates, the turn. */
export function createBot({ config: { identity }, answer, exclusive, log }: Parts): Receive {
  const adapter = createAdapter(identity, log);
  const once = createDuplicates();
  const route = createRoutes({ answer, exclusive, send: createSender(log), local: identity.kind === 'local' });

  return async (body, authorization) => {
    const admission = admit(body, identity);
    if (admission.kind === 'refused') {
      log.warn({ status: admission.status, reason: admission.reason }, 'an activity was refused');
      return refusal(admission.status);
    }
    const { activity } = admission;
    const caller = await authenticate(adapter, activity, authorization);
    if (typeof caller === 'number') {
      log.warn({ status: caller }, 'a caller was refused');
      return refusal(caller);
    }
    // After authentication, so that nobody else can answer for an activity that is still to come.
    return once(keysOf(activity), () => turn(adapter, caller, activity, route, log));
  };
}

async function authenticate(adapter: Adapter, activity: Activity, header: string): Promise<Authenticated | 401 | 503> {
  try {
    return await adapter.authenticate(activity, header);
  } catch (error) {
    return authenticationStatus(error);
  }
}

async function turn(adapter: Adapter, caller: Authenticated, activity: Activity, route: ReturnType<typeof createRoutes>, log: Logger): Promise<Reply> {
  const left: { after?: Reply['after'] } = {};
  try {
    const response = await adapter.turn(caller, activity, async (context) => {
      await route(context);
      left.after = context.turnState.get<Reply['after']>(afterwards);
    });
    const body: unknown = response?.body;
    return { status: response?.status ?? 200, body: body === undefined ? undefined : JSON.stringify(body), after: left.after };
  } catch (error) {
    log.error({ name: error instanceof Error ? error.name : 'unknown', stack: error instanceof Error ? error.stack : undefined }, 'a turn could not be run');
    return refusal(500);
  }
}

import type { Activity } from 'botbuilder';
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import type { Answering } from '../exchange.js';
import { unobserved, type Observe } from '../operation/event.js';
import type { Trace } from '../trace.js';
import { late } from '../within.js';
import { isAddressed, tenantOf, toIncoming } from './activity.js';
import { createAdapter, type Adapter } from './adapter.js';
import { createAllowance, type Rates } from './allowance.js';
import { authenticationStatus, type Authenticated } from './authentication.js';
import { before, budgets as usualBudgets, leeway, type Budgets } from './deadline.js';
import { replyOf } from './carry.js';
import { createDuplicates } from './duplicates.js';
import { admit } from './edge.js';
import type { Exclusive } from './exclusive.js';
import { isExtension } from './extension.js';
import { faultOf } from './fault.js';
import { invokeBody } from './invoke.js';
import type { Report } from './loss.js';
import { createObserved } from './observed.js';
import { createOrder } from './order.js';
import { keysOf } from './repetition.js';
import { refusal, type Receive, type Reply } from './reply.js';
import { createRoutes, type AsItWas, type Turn, type Words } from './routes.js';
import { createSender } from './sender.js';

interface Parts {
  readonly config: Pick<Config, 'identity'>;
  readonly answer: Answering;
  readonly asItWas: AsItWas;
  readonly exclusive?: Exclusive;
  readonly log: Logger;
  readonly words: Words;
  readonly report: Report;
  readonly observe?: Observe;
  /** Made here when it is not given. */
  readonly adapter?: Adapter;
  readonly budgets?: Budgets;
  readonly rates?: Rates;
}

/** Everything between HTTP and the answer: admission, authentication, duplicates, rates, order, the turn. */
export function createBot({ config: { identity }, log, adapter = createAdapter(identity, log), observe = unobserved, ...parts }: Parts): Receive {
  const once = createDuplicates();
  const run = createRun({ config: { identity }, log, ...parts }, adapter);
  const observed = createObserved(run, observe);

  return async (body, authorization) => {
    const arrived = Date.now();
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
    let first = false;
    const reply = await once(keysOf(activity), () => {
      first = true;
      return observed(caller, activity, arrived);
    });
    if (!first) observe({ kind: 'repeated' });
    return reply;
  };
}

type Run = (caller: Authenticated, activity: Activity, arrived: number, trace: Trace) => Promise<Reply>;

/** One turn within its time, after those before it in its conversation. */
function createRun({ config: { identity }, answer, asItWas, exclusive, log, words, report, budgets = usualBudgets, rates }: Parts, adapter: Adapter): Run {
  const local = identity.kind === 'local';
  const allow = createAllowance(rates);
  const inOrder = createOrder();
  const route = createRoutes({ answer, asItWas, exclusive, send: createSender({ log }), local, words, report });

  return async (caller, activity, arrived, trace) => {
    const click = activity.type === 'invoke';
    const verdict = allow(local ? undefined : tenantOf(activity), activity.from.id, isAddressed(activity));
    // A click must be answered with something.
    if (verdict === 'ignore' && !click) return trace.note({ outcome: 'ignored' }), acknowledged;
    const budget = click ? budgets.click : budgets.message;
    const turn: Turn = { deadline: arrived + budget.whole, answerBy: arrived + budget.answer, budget: budget.whole, tooMuch: verdict !== 'answer', trace };
    const given = (fault: string): Reply => {
      if (!click) return acknowledged;
      const incoming = fault === 'Late' ? toIncoming(activity, local) : undefined;
      return { ...acknowledged, body: invokeBody(incoming?.kind === 'click' && !isExtension(activity) ? replyOf(asItWas(incoming).outgoing) : { kind: 'error', status: 500 }) };
    };
    const park = (outcome: 'late' | 'broken', fault: string): Reply => {
      trace.note({ outcome });
      report({ kind: 'parked', activity: activity.id ?? '', conversation: activity.conversation.id, tenant: local ? undefined : tenantOf(activity), failures: 1, fault });
      return given(fault);
    };
    const begin = () => before(turn.deadline + grace, runTurn(adapter, caller, activity, route, turn));
    // A crowd may click one card; who was first is decided by the stored walk, and everybody gets a card.
    const work = click ? begin() : inOrder(activity.conversation.id, budget.patience, begin);
    // Teams sends it again after a while.
    if (!work) return trace.note({ outcome: 'crowded' }), refusal(503);
    try {
      const reply = await work;
      return reply === late ? park('late', 'Late') : reply;
    } catch (error) {
      log.error({ turn: trace.turn, ...faultOf(error) }, 'a turn could not be run');
      return park('broken', faultOf(error).name);
    }
  };
}

/** The parts of a turn keep its deadline by themselves; this is for what the SDK does around them. */
const grace = leeway + 250;
const acknowledged: Reply = { status: 200, body: undefined, after: undefined };

async function runTurn(adapter: Adapter, caller: Authenticated, activity: Activity, route: ReturnType<typeof createRoutes>, turn: Turn): Promise<Reply> {
  const response = await adapter.turn(caller, activity, (context) => route(context, turn));
  const body: unknown = response?.body;
  return { status: response?.status ?? 200, body: body === undefined ? undefined : JSON.stringify(body), after: turn.after };
}

async function authenticate(adapter: Adapter, activity: Activity, header: string): Promise<Authenticated | 401 | 503> {
  try {
    return await adapter.authenticate(activity, header);
  } catch (error) {
    return authenticationStatus(error);
  }
}

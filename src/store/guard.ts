import { StoreError } from './fault.js';
import type { Store } from './types.js';

export interface GuardOptions {
  /** Milliseconds without any answer after which a database that owes some counts as hanging. */
  readonly stall?: number;
  /** Milliseconds that one call may take in all, however busy the database is. */
  readonly limit?: number;
  /** Milliseconds between two tries to reach a database that was away. */
  readonly pause?: number;
  /** Told when the circuit opens and closes. */
  readonly changed?: (open: boolean) => void;
}

interface Waiting {
  abandon: (error: StoreError) => void;
  /** In ticks. */
  age: number;
}

const nothing = (): void => undefined;

/**
 * A store that never keeps anybody waiting for a database that is away: the first call that fails, or the first time
 * that it falls silent, opens the circuit. Then every call fails at once, while the database is tried in the background,
 * and the circuit closes as soon as it answers. A database that is merely busy goes on answering, so it is given time.
 */
export function guardStore(store: Store, { stall = 700, limit = 1_500, pause = 500, changed = () => undefined }: GuardOptions = {}): Store {
  const beat = stall / 14;
  const waiting = new Set<Waiting>();
  let open = false;
  let closed = false;
  let quiet = 0;
  let watch: NodeJS.Timeout | undefined;
  let probe: NodeJS.Timeout | undefined;

  const hear = (): void => {
    quiet = 0;
  };
  const trip = (error: StoreError): void => {
    for (const { abandon } of waiting) abandon(error);
    if (open || closed) return;
    open = true;
    changed(true);
    retry();
  };
  const retry = (): void => {
    probe = setTimeout(() => {
      store.check().then(
        () => {
          open = false;
          changed(false);
        },
        () => {
          if (!closed) retry();
        },
      );
    }, pause).unref();
  };
  const rest = (): void => {
    clearInterval(watch);
    watch = undefined;
  };
  /** Time is counted in ticks: while this process is too busy to tick it is also too busy to hear the database. */
  const tick = (): void => {
    if (waiting.size === 0) return rest();
    quiet += 1;
    if (quiet * beat >= stall) trip(new StoreError('timeout', 'The database does not answer.', 'Check the database and the network. Shirube goes on by itself once it answers.'));
    for (const call of waiting) {
      call.age += 1;
      if (call.age * beat >= limit) call.abandon(busy);
    }
  };
  const busy = new StoreError('timeout', 'The database is too busy.', 'Check the load of the database.');
  const watchOver = (call: Waiting): void => {
    if (waiting.size === 0) hear();
    waiting.add(call);
    watch ??= setInterval(tick, beat).unref();
  };

  /** Whether it was still waited for. Lets go of it too: a set that has grown is found to be garbage late, and what it held with it. */
  const leave = (call: Waiting): boolean => {
    call.abandon = nothing;
    return waiting.delete(call);
  };

  const guarded = <T>(call: () => Promise<T>): Promise<T> => {
    if (open) return Promise.reject(new StoreError('unreachable', 'The database was away a moment ago.', 'Shirube tries it in the background and goes on by itself once it answers.'));
    return new Promise((resolve, reject) => {
      const answering = call();
      const waits: Waiting = {
        age: 0,
        abandon: (error) => {
          leave(waits);
          reject(error);
        },
      };
      watchOver(waits);
      answering.then(
        (answer) => {
          // What comes after it was given up is not heard.
          if (leave(waits)) hear();
          resolve(answer);
        },
        (error: Error) => {
          const waited = leave(waits);
          // A call that took too long says nothing about the others; that all of them fall silent is seen above.
          if (waited && error instanceof StoreError && error.reason === 'unreachable') trip(error);
          else if (waited && !(error instanceof StoreError && error.reason === 'timeout')) hear();
          reject(error);
        },
      );
    });
  };

  return {
    get: (...of) => guarded(() => store.get(...of)),
    put: (...of) => guarded(() => store.put(...of)),
    create: (...of) => guarded(() => store.create(...of)),
    replace: (...of) => guarded(() => store.replace(...of)),
    delete: (...of) => guarded(() => store.delete(...of)),
    append: (...of) => guarded(() => store.append(...of)),
    query: (...of) => guarded(() => store.query(...of)),
    forget: (...of) => guarded(() => store.forget(...of)),
    check: () => guarded(() => store.check()),
    // Nobody waits for it, and it may have a lot to do.
    sweep: (...of) => store.sweep(...of),
    close: () => {
      closed = true;
      rest();
      clearTimeout(probe);
      return store.close();
    },
  };
}

import { StoreError } from './fault.js';
import type { Store } from './types.js';

export interface GuardOptions {
  /** Milliseconds without any answer after which a database that owes some counts as hanging. */
  readonly stall?: number;
  /** Milliseconds that one call may take in all, however busy the database is. */
  readonly limit?: number;
  /** Milliseconds between two tries to reach a database that was away. */
  readonly pause?: number;
}

/**
 * A store that never keeps anybody waiting for a database that is away: the first call that fails, or the first time
 * that it falls silent, opens the circuit. Then every call fails at once, while the database is tried in the background,
 * and the circuit closes as soon as it answers. A database that is merely busy goes on answering, so it is given time.
 */
export function guardStore(store: Store, { stall = 700, limit = 1_500, pause = 500 }: GuardOptions = {}): Store {
  const waiting = new Set<(error: StoreError) => void>();
  let open = false;
  let closed = false;
  let heard = 0;
  let watch: NodeJS.Timeout | undefined;
  let probe: NodeJS.Timeout | undefined;

  const hear = (): void => {
    heard = performance.now();
  };
  const trip = (error: StoreError): void => {
    for (const abandon of waiting) abandon(error);
    if (open || closed) return;
    open = true;
    retry();
  };
  const retry = (): void => {
    probe = setTimeout(() => {
      store.check().then(
        () => {
          open = false;
        },
        () => {
          if (!closed) retry();
        },
      );
    }, pause).unref();
  };
  /** Asked again after the answers that came in while this process itself was busy. */
  const silent = (): boolean => waiting.size > 0 && performance.now() - heard >= stall;
  const look = (): void => {
    watch = undefined;
    setImmediate(() => {
      if (silent()) trip(new StoreError('timeout', 'The database does not answer.', 'Check the database and the network. Shirube goes on by itself once it answers.'));
      else if (waiting.size > 0) watchOver();
    });
  };
  const watchOver = (): void => {
    watch ??= setTimeout(look, Math.max(10, stall - (performance.now() - heard))).unref();
  };

  const guarded = async <T>(call: () => Promise<T>): Promise<T> => {
    if (open) throw new StoreError('unreachable', 'The database was away a moment ago.', 'Shirube tries it in the background and goes on by itself once it answers.');
    if (waiting.size === 0) hear();
    let abandon: (error: StoreError) => void = () => undefined;
    const abandoned = new Promise<never>((_, reject) => (abandon = reject));
    const busy = new StoreError('timeout', 'The database is too busy.', 'Check the load of the database.');
    const late = setTimeout(() => abandon(busy), limit);
    waiting.add(abandon);
    watchOver();
    try {
      const answer = await Promise.race([call(), abandoned]);
      hear();
      return answer;
    } catch (error) {
      const away = error instanceof StoreError && (error.reason === 'unreachable' || error.reason === 'timeout');
      if (!away) hear();
      else if (error !== busy) trip(error);
      throw error;
    } finally {
      clearTimeout(late);
      waiting.delete(abandon);
    }
  };

  return {
    get: (...of) => guarded(() => store.get(...of)),
    put: (...of) => guarded(() => store.put(...of)),
    delete: (...of) => guarded(() => store.delete(...of)),
    append: (...of) => guarded(() => store.append(...of)),
    query: (...of) => guarded(() => store.query(...of)),
    forget: (...of) => guarded(() => store.forget(...of)),
    check: () => guarded(() => store.check()),
    // Nobody waits for it, and it may have a lot to do.
    sweep: (...of) => store.sweep(...of),
    close: () => {
      closed = true;
      clearTimeout(watch);
      clearTimeout(probe);
      return store.close();
    },
  };
}

import { within } from '../within.js';

/** Runs work of one key one after the other. */
export type InLine = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/**
 * When a whole team clicks the same card at once, this process asks the store for one of them after the other, instead
 * of having them all read, write and lose together. It decides nothing: other processes click the same card too.
 * Letting all of them loose on a busy store would make it look away, and then nobody decides who was first.
 * @param patience milliseconds after which nobody waits for those before any more; every call to the store ends long before
 */
export function createLine(patience = 10_000): InLine {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = last.get(key);
    const running = before === undefined ? work() : within(patience, before).then(work);
    const ended = running.then(() => undefined, () => undefined);
    last.set(key, ended);
    void ended.then(() => last.get(key) === ended && last.delete(key));
    return running;
  };
}

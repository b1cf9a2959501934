import { within } from '../within.js';

/** Runs what belongs to one conversation one after the other. */
export interface Order {
  /**
   * @param patience milliseconds after which to begin although the one before has not ended
   * @returns undefined when too much is waiting already
   */
  <T>(conversation: string, patience: number, work: () => Promise<T>): Promise<T> | undefined;
}

interface Line {
  /** Resolves when the last one in the line has ended. Never rejects. */
  end: Promise<unknown>;
  length: number;
}

const nothing = (): void => undefined;

/**
 * People read answers in the order of their messages. Who was first at a card does not hang on this: that is decided by
 * the stored walk, so that one turn which hangs may be overtaken.
 */
export function createOrder(most = 32): Order {
  const lines = new Map<string, Line>();
  return (conversation, patience, work) => {
    const line = lines.get(conversation) ?? { end: Promise.resolve(), length: 0 };
    if (line.length >= most) return undefined;
    lines.set(conversation, line);
    line.length += 1;
    const alone = line.length === 1;
    const done = (alone ? Promise.resolve() : within(patience, line.end)).then(work).finally(() => {
      line.length -= 1;
      if (line.length === 0) lines.delete(conversation);
    });
    // Without what it came to: a map that has grown is found to be garbage late, and what it held with it.
    line.end = done.then(nothing, nothing);
    return done;
  };
}

import { ShirubeError } from '../errors.js';

/** Collects what keeps the server from starting, so that an operator reads all of it at once. */
export interface Start {
  /** What a step gives, or undefined when it has a fault. A fault that is none of ours is thrown at once. */
  step<T>(work: () => T | Promise<T>): Promise<T | undefined>;
  /** @throws ShirubeError of every fault so far, each with what to do about it */
  end(): void;
}

export function createStart(): Start {
  const faults: ShirubeError[] = [];
  return {
    async step(work) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof ShirubeError)) throw error;
        faults.push(error);
        return undefined;
      }
    },
    end() {
      const [first, ...others] = faults;
      if (first === undefined) return;
      if (others.length === 0) throw first;
      const text = faults.map(({ message, remedy }) => `${message}\n${remedy}`).join('\n\n');
      throw new ShirubeError('startup', `Shirube cannot start, for ${faults.length} reasons.\n\n${text}\n`, 'Mend all of these and start again.', first);
    },
  };
}

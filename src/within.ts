export const late = Symbol('late');

/**
 * What work comes to, or `late` when it takes longer than so many milliseconds; what comes later is dropped. Leaves no
 * timer behind, and keeps no process alive.
 */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | typeof late> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<typeof late>((resolve) => {
    timer = setTimeout(() => resolve(late), Math.max(milliseconds, 0)).unref();
  });
  return Promise.race([work, enough]).finally(() => clearTimeout(timer));
}

export const late = Symbol('late');

/**
 * What work comes to, or `late` when it takes longer than so many milliseconds; what comes later is dropped. Leaves no
 * timer behind, and keeps no process alive.
 */
export function within<T>(milliseconds: number, work: Promise<T>): Promise<T | typeof late> {
  // By hand, because a race of promises makes four more of them, several times in every turn.
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(late), Math.max(milliseconds, 0)).unref();
    work.then(
      (value) => (clearTimeout(timer), resolve(value)),
      (error: unknown) => (clearTimeout(timer), reject(error as Error)),
    );
  });
}

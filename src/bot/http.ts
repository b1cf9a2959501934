import { Agent, type Dispatcher } from 'undici';

/** What a service answered. */
export interface Answered {
  readonly status: number;
  readonly text: string;
  readonly retryAfter: string | undefined;
}

type Options = Omit<Dispatcher.DispatchOptions, 'opaque'>;

/** Shared by all services; so many connections are kept per host, so long as the service does not say less. Times are in milliseconds. */
const agent = new Agent({ connections: 64, keepAliveTimeout: 30_000, headersTimeout: 30_000, bodyTimeout: 30_000, connect: { timeout: 10_000 } });
/** A service tells an id or a code; nothing of more bytes is worth reading. */
const maxAnswer = 64 * 1024;

/**
 * Sends a request and reads the answer, to the end, because only then is the connection free for the next request. Not by
 * the library's `request`, which makes a stream for every answer, however short.
 * @throws unknown when there was no answer, or the signal said to stop
 */
export function exchange(options: Options, signal: AbortSignal): Promise<Answered> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason as Error);
    let stop: ((reason: Error) => void) | undefined;
    const onAbort = (): void => {
      const reason = signal.reason as Error;
      stop?.(reason);
      reject(reason);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    const chunks: Buffer[] = [];
    let [status, size] = [0, 0];
    let retryAfter: string | undefined;
    const answered = (): void => {
      signal.removeEventListener('abort', onAbort);
      const [first] = chunks;
      resolve({ status, text: (chunks.length === 1 && first ? first : Buffer.concat(chunks)).toString(), retryAfter });
    };
    agent.dispatch(options, {
      // It may have waited for a connection longer than it was wanted.
      onRequestStart: (controller) => (signal.aborted ? controller.abort(signal.reason as Error) : void (stop = (reason) => controller.abort(reason))),
      onResponseStart(_controller, code, headers) {
        const told = headers['retry-after'];
        [status, retryAfter] = [code, typeof told === 'string' ? told : undefined];
      },
      onResponseData(controller, chunk) {
        size += chunk.length;
        if (size <= maxAnswer) return void chunks.push(chunk);
        answered();
        controller.abort(new Error('the answer is too long'));
      },
      onResponseEnd: answered,
      onResponseError(_controller, error) {
        signal.removeEventListener('abort', onAbort);
        reject(error);
      },
    });
  });
}

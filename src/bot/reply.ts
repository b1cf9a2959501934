/** What goes back over HTTP for one delivery. */
export interface Reply {
  readonly status: number;
  /** JSON text; kept as text because a repeated delivery gets the same one. */
  readonly body: string | undefined;
  /** What is still to be done once the reply is on its way. Never rejects. */
  readonly after: (() => Promise<void>) | undefined;
}

/** One delivery from the network: a parsed body and the Authorization header as it came. */
export type Receive = (body: unknown, authorization: string) => Promise<Reply>;

const words: Readonly<Record<number, string>> = {
  400: 'bad request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not found',
  405: 'method not allowed',
  408: 'request timeout',
  413: 'payload too large',
  415: 'unsupported media type',
  500: 'internal error',
  503: 'unavailable',
};

/** A fixed body: a caller learns the status and nothing about the machine. */
export function refusal(status: number): Reply {
  return { status, body: JSON.stringify({ error: words[status] ?? 'error' }), after: undefined };
}

/** An Adaptive Card as the JSON text that goes out: it is written once, and nobody on its way has to write it again. */
export interface Card {
  readonly json: string;
}

/** The card as an object, for who has to change it, or puts it into another one. */
export function contentOf({ json }: Card): Readonly<Record<string, unknown>> {
  return JSON.parse(json) as Readonly<Record<string, unknown>>;
}

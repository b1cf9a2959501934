/** One request to the server. */
export interface Request {
  readonly what: 'message' | 'click' | 'edit' | 'again' | 'garbage';
  readonly type: string;
  readonly body: string;
}

type Json = Readonly<Record<string, unknown>>;

export interface Traffic {
  readonly next: () => Request;
  /** What the bot sent to a conversation: its buttons will be clicked. */
  readonly sent: (conversation: string, message: string, activity: unknown) => void;
}

/** More than the server keeps count of, so that what it forgets is forgotten during the run. */
const people = 30_000;
const remembered = 2_000;

/** Messages, clicks, edits, repetitions and garbage as they might come, the same ones for the same seed. */
export function createTraffic(texts: readonly string[], serviceUrl: string, seed = 1): Traffic {
  const random = mulberry(seed);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const cards: { readonly conversation: string; readonly message: string; readonly buttons: readonly Json[] }[] = [];
  const earlier: Request[] = [];
  let serial = 0;

  const activity = (conversation: string, changes: Json): string => {
    const person = conversation.replace('chat', 'person');
    return JSON.stringify({
      channelId: 'msteams', serviceUrl, locale: random() < 0.5 ? 'ja-JP' : 'en-US', timestamp: new Date(1_700_000_000_000 + serial).toISOString(),
      from: { id: `29:${person}`, name: person }, recipient: { id: '28:shirube', name: 'Shirube' },
      conversation: { id: conversation, conversationType: 'personal' }, ...changes,
    });
  };
  const write = (what: 'message' | 'edit'): Request => {
    const type = what === 'edit' ? 'messageUpdate' : 'message';
    return { what, type: 'application/json', body: activity(`chat-${Math.floor(random() * people)}`, { type, id: `m-${serial}`, text: pick(texts) }) };
  };
  const click = (): Request => {
    const card = pick(cards);
    const data = card && pick(card.buttons);
    if (card === undefined || data === undefined) return write('message');
    const value = { action: { type: 'Action.Execute', verb: 'walk', data }, trigger: 'manual' };
    return { what: 'click', type: 'application/json', body: activity(card.conversation, { type: 'invoke', name: 'adaptiveCard/action', id: `c-${serial}`, replyToId: card.message, value }) };
  };
  const garbage = (): Request => {
    const shapes: readonly (readonly [string, string])[] = [
      ['application/json', '{}'], ['application/json', '{"type":"message"'], ['application/json', '['.repeat(5_000)], ['text/plain', 'hello'], ['application/json', `{"text":"${'x'.repeat(Math.floor(random() * 5_000))}"}`],
      ['application/json', activity('chat-0', { type: 'invoke', name: `unknown/${serial}`, id: `u-${serial}` })], ['application/json', activity('chat-0', { type: `odd-${serial}`, id: `o-${serial}` })],
    ];
    const [type, body] = pick(shapes) ?? ['text/plain', ''];
    return { what: 'garbage', type, body };
  };
  const next = (): Request => {
    serial += 1;
    const die = random();
    if (die < 0.35) return write('message');
    if (die < 0.65) return click();
    if (die < 0.7) return write('edit');
    if (die < 0.85) return { ...(pick(earlier) ?? write('message')), what: 'again' };
    return garbage();
  };
  return {
    next: () => {
      const request = next();
      if (request.what === 'message' || request.what === 'click') remember(earlier, request);
      return request;
    },
    sent: (conversation, message, sent) => {
      const buttons = [...buttonsOf(sent)];
      if (buttons.length > 0) remember(cards, { conversation, message, buttons });
    },
  };
}

function remember<T>(list: T[], value: T): void {
  if (list.push(value) > remembered) list.shift();
}

function* buttonsOf(value: unknown): Generator<Json> {
  if (typeof value !== 'object' || value === null) return;
  if ('type' in value && value.type === 'Action.Execute' && 'data' in value && typeof value.data === 'object') yield value.data as Json;
  for (const inner of Object.values(value)) yield* buttonsOf(inner);
}

/** Numbers in [0, 1) by the generator "mulberry32". */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

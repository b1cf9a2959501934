import { createRequire } from 'node:module';

// The official SDK is a CommonJS bundle; it is the oracle for what a client accepts.
const sdk = createRequire(import.meta.url)('adaptivecards') as typeof import('adaptivecards');

export interface Element {
  readonly [key: string]: unknown;
}

/** Every object inside a card, with the objects that hold it, outermost first. */
export function* elementsOf(value: unknown, holders: readonly Element[] = []): Generator<readonly [Element, readonly Element[]]> {
  if (Array.isArray(value)) {
    for (const item of value) yield* elementsOf(item, holders);
  } else if (typeof value === 'object' && value !== null) {
    const element = value as Element;
    yield [element, holders];
    for (const inner of Object.values(element)) yield* elementsOf(inner, [...holders, element]);
  }
}

/** What a client or Teams would object to, one sentence each. */
export function faultsOf(content: Element): readonly string[] {
  const faults: string[] = [];
  const json = JSON.stringify(content);
  if (json.includes('${')) faults.push('a placeholder is left');
  const size = Buffer.byteLength(json, 'utf16le');
  if (size > 28 * 1024) faults.push(`${size} bytes as UTF-16`);
  let primary = 0;
  for (const [element, holders] of elementsOf(content['body'])) {
    const type = String(element['type']);
    const holder = holders.at(-1);
    if (type === 'TextBlock' && element['wrap'] !== true) faults.push(`TextBlock "${String(element['text'])}" does not wrap`);
    if (!type.startsWith('Action.')) continue;
    const isFallback = holder !== undefined && holder['fallback'] === element;
    const isTap = holder !== undefined && holder['selectAction'] === element;
    if (!isFallback && !isTap && element['mode'] !== 'secondary') primary += 1;
    if (type === 'Action.Execute') faults.push(...executeFaults(element, holder));
    if (type === 'Action.OpenUrl' && !/^https:\/\//.test(String(element['url']))) faults.push(`link to ${String(element['url'])}`);
  }
  if (primary > 6) faults.push(`${primary} primary actions`);
  return [...faults, ...sdkFaults(content)];
}

function executeFaults(action: Element, holder: Element | undefined): readonly string[] {
  const faults: string[] = [];
  const fallback = action['fallback'] as Element | undefined;
  if (holder?.['type'] !== 'ActionSet') faults.push('an Action.Execute outside an ActionSet');
  if (fallback?.['type'] !== 'Action.Submit') faults.push('an Action.Execute without an Action.Submit to fall back to');
  if (JSON.stringify(fallback?.['data']) !== JSON.stringify(action['data'])) faults.push('a fallback that carries other data');
  if (typeof action['title'] !== 'string' || action['title'] === '') faults.push('a button without a title');
  return faults;
}

function sdkFaults(content: Element): readonly string[] {
  const context = new sdk.SerializationContext();
  const parsed = new sdk.AdaptiveCard();
  // The SDK checks `lang` with one stateful expression that refuses every second card, so it is left out here.
  parsed.parse(JSON.parse(JSON.stringify({ ...content, lang: undefined })) as object, context);
  const found = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  const properties = parsed.validateProperties().validationEvents.map(({ message }) => message);
  return [...found, ...properties];
}

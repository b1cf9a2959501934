import { Template } from 'adaptivecards-templating';
import { oncePerFrozen } from '../once.js';
import { slim } from './slim.js';

type Data = Readonly<Record<string, unknown>>;

/** A card as JSON, and the same card with some of its data changed. */
export interface Drawn {
  readonly json: string;
  readonly with: (changes: Data) => Drawn;
}

/**
 * Compiles a template of a card, part by part of its body. Each part is expanded once only: expanding it again would run
 * what people pasted.
 */
export function compile({ body, ...head }: CardTemplate): (data: Data) => Drawn {
  const first = new Template(head);
  const parts = body.map(compilePart);
  return (data) => {
    const start = JSON.stringify(slim(first.expand({ $root: data }))).slice(0, -1);
    const draw = (now: Data, texts: readonly string[]): Drawn => ({
      json: `${start},"body":[${texts.filter((text) => text !== '').join(',')}]}`,
      with: (changes) => {
        const next = { ...now, ...changes };
        const names = Object.keys(changes);
        return draw(next, parts.map(({ shows, write }, index) => (names.some((name) => shows.has(name)) ? write(next) : (texts[index] ?? ''))));
      },
    });
    return draw(data, parts.map(({ write }) => write(data)));
  };
}

export interface CardTemplate {
  readonly type: string;
  readonly body: readonly unknown[];
}

export function isCardTemplate(value: unknown): value is CardTemplate {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'AdaptiveCard' && 'body' in value && Array.isArray(value.body);
}

interface Part {
  /** Its elements as JSON, without brackets around them. */
  readonly write: (data: Data) => string;
  /** Every name in its expressions. */
  readonly shows: ReadonlySet<string>;
}

function compilePart(element: unknown): Part {
  const template = new Template([element]);
  const write = (data: Data): string => JSON.stringify(slim(template.expand({ $root: data }))).slice(1, -1);
  const shows = new Set([...JSON.stringify(element).matchAll(/\$\{([^}]*)\}/g)].flatMap(([, expression = '']) => expression.match(/\w+/g) ?? []));
  const name = sourceOf(element);
  if (name === undefined) return { write, shows };
  // What everybody is shown is frozen. Nothing else than it gets into what is written once.
  const once = oncePerFrozen((source: object) => write({ [name]: source }));
  return {
    shows,
    write: (data) => {
      const source = data[name];
      return typeof source === 'object' && source !== null ? once(source) : write(data);
    },
  };
}

/** The part of the view that an element shows, where it is repeated over one. */
function sourceOf(element: unknown): string | undefined {
  const data = typeof element === 'object' && element !== null && '$data' in element ? element.$data : undefined;
  return typeof data === 'string' ? /^\$\{(\w+)\}$/.exec(data)?.[1] : undefined;
}

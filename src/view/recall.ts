import type { Render } from './render.js';
import type { View } from './types.js';

/** So many cards are remembered, each of them of so many characters at most: a few megabytes in all. */
const most = 500;
const longest = 16 * 1024;
/** JSON escapes this character, so it stands in no JSON by itself. */
const gap = '\0';

interface Remembered {
  /** JSON of the card, cut where the id of its walk stands. */
  readonly pieces: readonly string[];
  readonly text: string;
}

/**
 * Renders a question once: the next walk that comes to it gets the same card with its own id in the buttons. Cards that
 * tell of a person, or quote somebody, are rendered each time and not remembered.
 */
export function recalling(render: Render): Render {
  const remembered = new Map<string, Remembered>();
  return (view) => {
    const id = idOf(view);
    if (id === undefined) return render(view);
    const key = JSON.stringify(view).replaceAll(id, gap);
    const known = remembered.get(key);
    if (known !== undefined) return { card: { json: known.pieces.join(id) }, text: known.text };
    const shown = render(view);
    const { json } = shown.card;
    if (key.length > longest || json.length > longest || shown.text.includes(id)) return shown;
    if (remembered.size >= most) remembered.clear();
    remembered.set(key, { pieces: json.split(id), text: shown.text });
    return shown;
  };
}

/** The id of the walk, where the card is the same for every walk that comes here. */
function idOf(view: View): string | undefined {
  if (view.kind !== 'question' || view.notices.length > 0 || view.decisions.some(({ stamp }) => stamp.length > 0)) return undefined;
  const [first] = view.choices;
  const id = first && 'walk' in first.data ? first.data.walk : undefined;
  // Long enough to be no part of a word, and of nothing that JSON would escape.
  return id !== undefined && /^[\w-]{16,64}$/.test(id) ? id : undefined;
}

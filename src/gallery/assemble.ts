import { contentOf } from '../card.js';
import type { Knowledge } from '../knowledge/types.js';
import { locales } from '../locale.js';
import type { Recognize } from '../recognize/recognize.js';
import type { Render } from '../view/render.js';
import { hostConfigOf, palettes, type Theme } from './themes.js';
import { galleryViews } from './views.js';

export const themes = Object.keys(palettes) as readonly Theme[];
/** Pixels: a phone, a narrow pane, a wide window. */
export const widths = ['480', '320', '900'] as const;

/** What the page of the gallery shows, as the script that hands it over. */
export function galleryData(knowledge: Knowledge, recognize: Recognize, render: Render): string {
  const cards = Object.fromEntries(locales.map((locale) => [locale, Object.entries(galleryViews(knowledge, recognize, locale)).map(([name, view]) => {
    const { card, text } = render(view);
    // The SDK checks `lang` with one stateful expression that refuses every second card.
    return { name, card: { ...contentOf(card), lang: undefined }, text, bytes: Buffer.byteLength(card.json, 'utf16le') };
  })]));
  const looks = Object.fromEntries(themes.map((theme) => {
    const { page, card, text, subtle, line, grounds } = palettes[theme];
    return [theme, { colors: { page, card, text, subtle, line, hover: grounds.emphasis }, hostConfig: hostConfigOf(theme) }];
  }));
  return `const gallery = ${JSON.stringify({ choices: { theme: themes, width: widths, locale: locales }, themes: looks, cards })};\n`;
}

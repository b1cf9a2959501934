/** Colours of one Teams theme, as `#RRGGBB`. */
interface Palette {
  readonly page: string;
  readonly card: string;
  readonly text: string;
  readonly subtle: string;
  readonly accent: string;
  readonly good: string;
  readonly warning: string;
  readonly attention: string;
  readonly line: string;
  /** Backgrounds of containers. */
  readonly grounds: Readonly<Record<'emphasis' | 'accent' | 'good' | 'warning' | 'attention', string>>;
}

/** High contrast has no shades: there a container differs by its border alone, so its words have to say what it is. */
export const palettes = {
  light: {
    page: '#F5F5F5', card: '#FFFFFF', text: '#242424', subtle: '#616161', accent: '#4F52B2', good: '#0B6A0B', warning: '#7A5700', attention: '#B3262D', line: '#D1D1D1',
    grounds: { emphasis: '#F0F0F0', accent: '#E8EBFA', good: '#E7F2DA', warning: '#FBF6D9', attention: '#FCF0F2' },
  },
  dark: {
    page: '#141414', card: '#292929', text: '#FFFFFF', subtle: '#ADADAD', accent: '#A5A9F5', good: '#92C353', warning: '#F2C661', attention: '#F9A3AC', line: '#525252',
    grounds: { emphasis: '#1F1F1F', accent: '#32344A', good: '#1E3314', warning: '#40340F', attention: '#47191E' },
  },
  contrast: {
    page: '#000000', card: '#000000', text: '#FFFFFF', subtle: '#FFFFFF', accent: '#FFFF00', good: '#FFFFFF', warning: '#FFFFFF', attention: '#FFFFFF', line: '#FFFFFF',
    grounds: { emphasis: '#000000', accent: '#000000', good: '#000000', warning: '#000000', attention: '#000000' },
  },
} as const satisfies Readonly<Record<string, Palette>>;

export type Theme = keyof typeof palettes;

/** Host settings close to those of Teams: its spacing, sizes and alignment, in the colours of a theme. */
export function hostConfigOf(theme: Theme): object {
  const { text, subtle, accent, good, warning, attention, card, line, grounds }: Palette = palettes[theme];
  const both = (color: string) => ({ default: color, subtle: color });
  const foregroundColors = { default: { default: text, subtle }, dark: both(text), light: both(text), accent: both(accent), good: both(good), warning: both(warning), attention: both(attention) };
  const container = (backgroundColor: string) => ({ backgroundColor, borderColor: line, foregroundColors });
  const fontSizes = { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 };
  const fontWeights = { lighter: 300, default: 400, bolder: 600 };
  return {
    supportsInteractivity: true,
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: line },
    fontTypes: {
      default: { fontFamily: '"Segoe UI", "Yu Gothic UI", Meiryo, "Noto Sans CJK JP", sans-serif', fontSizes, fontWeights },
      monospace: { fontFamily: 'Consolas, "Noto Sans Mono CJK JP", monospace', fontSizes, fontWeights },
    },
    containerStyles: {
      default: container(card),
      emphasis: container(grounds.emphasis),
      accent: container(grounds.accent),
      good: container(grounds.good),
      warning: container(grounds.warning),
      attention: container(grounds.attention),
    },
    actions: { maxActions: 6, spacing: 'default', buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left', showCard: { actionMode: 'inline', inlineTopMargin: 8 } },
    factSet: { title: { weight: 'Bolder', wrap: true, maxWidth: 130 }, value: { wrap: true }, spacing: 12 },
    textBlock: { headingLevel: 3 },
    adaptiveCard: { allowCustomStyle: false },
  };
}

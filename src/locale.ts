/** The two languages of every word in the product. */
export const locales = ['ja', 'en'] as const;
export type Locale = (typeof locales)[number];

/** One text in both languages; knowledge with one of them missing does not load. */
export type Localized = Readonly<Record<Locale, string>>;

/** The language of a BCP 47 tag such as `ja-JP`, or undefined when it is neither Japanese nor English. */
export function toLocale(tag: string | undefined): Locale | undefined {
  const primary = tag?.toLowerCase().split('-')[0];
  return locales.find((locale) => locale === primary);
}

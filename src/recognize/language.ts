import type { Locale } from '../locale.js';

const kana = /[\u3041-\u3096\u30A1-\u30FA]/u;
const han = /[\u4E00-\u9FFF]/u;
/** Characters that Chinese writes and Japanese does not. */
const chinese = /[们这没么吗为说请时该错误权们户谁让给还对将应进点击显创删]/u;
/** Words with which a person speaks, not a machine. */
const speech = /\b(?:i|i'm|i've|we|my|our|how|why|what|which|who|please|can|could|anyone|anybody|somebody|help|tried|trying|getting|thanks|hi|hello|is there|do i|does (?:it|this|that|any\w*))\b/i;

/** Language of a person's message; machine output alone says nothing, so the person's client decides. */
export function languageOf(text: string, hasError: boolean, preferred: Locale | undefined): Locale {
  if (kana.test(text)) return 'ja';
  if (han.test(text)) return chinese.test(text) ? (preferred ?? 'en') : 'ja';
  if (!/[a-z]/i.test(text)) return preferred ?? 'en';
  if (hasError && !speech.test(text)) return preferred ?? 'en';
  return 'en';
}

/** What phones and mail programs put below a message. */
const footer = /^(?:sent from (?:my |outlook|mail for|yahoo|proton|gmail)[^.?!]{0,40}|get outlook for .{1,20}|.{0,20}(?:iphone|ipad|android|outlook|galaxy|xperia|スマートフォン|スマホ) ?(?:から|で)送信.{0,10})$/i;

/** The message without such a last line: the devices that it names are not what it is about. What is left stays where it was. */
export function withoutFooter(original: string): string {
  const text = original.trimEnd();
  const lineStart = text.lastIndexOf('\n') + 1;
  return lineStart > 0 && footer.test(text.slice(lineStart).trim()) ? text.slice(0, lineStart) : original;
}

import { Parser } from 'htmlparser2';

/** What a person wrote, rebuilt from the HTML of a message. */
export interface Written {
  readonly text: string;
  /** The message answers another one; what it quotes is left out. */
  readonly quoted: boolean;
}

const blocks = new Set([
  'address', 'article', 'blockquote', 'codeblock', 'div', 'dl', 'dt', 'dd', 'figure', 'footer', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6',
  'header', 'hr', 'li', 'ol', 'p', 'pre', 'section', 'table', 'tr', 'ul',
]);
const unread = new Set(['script', 'style', 'title', 'head']);
const replies = 'http://schema.skype.com/reply';
/** Deeper than any message; unclosed tags would make the parser's own stack slow. */
const maxDepth = 100;

/**
 * Teams joins the lines of a pasted error in `text` and keeps them in the HTML.
 * @param isBot tells whether the words inside an `<at>` name the bot
 * @returns undefined when the HTML is not worth reading
 */
export function readHtml(html: string, isBot: (name: string) => boolean): Written | undefined {
  const page = createPage();
  let depth = 0;
  let quoted = false;
  /** Depth below which nothing is read, and the words of an open `<at>`. */
  let skipped: number | undefined;
  let mention: string[] | undefined;

  const parser = new Parser({
    onopentag(name, attributes) {
      depth += 1;
      if (depth > maxDepth) parser.pause();
      if (skipped !== undefined) return;
      if (unread.has(name)) skipped = depth;
      if (name === 'blockquote' && attributes['itemtype']?.toLowerCase() === replies) {
        quoted = true;
        skipped = depth;
      }
      if (name === 'at') mention = [];
      if (name === 'br') page.endLine();
      else if (blocks.has(name)) page.openBlock();
      if (name === 'pre') page.preformat(1);
      if (name === 'td' || name === 'th') page.write(' ');
    },
    ontext(text) {
      if (skipped !== undefined) return;
      if (mention) mention.push(text);
      else page.write(text);
    },
    onclosetag(name) {
      depth -= 1;
      if (skipped !== undefined) {
        if (depth < skipped) skipped = undefined;
        return;
      }
      if (name === 'at' && mention) {
        const words = mention.join('');
        mention = undefined;
        if (!isBot(words)) page.write(words);
      }
      if (name === 'pre') page.preformat(-1);
      if (blocks.has(name)) page.closeBlock();
    },
  });
  parser.end(html);
  return depth > 0 ? undefined : { text: page.read(), quoted };
}

/** Lays text out as a browser would. Pieces are joined once, at the end: looking at a growing string costs its length. */
function createPage() {
  const pieces: string[] = [];
  let preformatted = 0;
  /** Whether the current line holds anything, anything but spaces, and ends with a space. */
  let begun = false;
  let visible = false;
  let spaced = true;

  const endLine = (): void => {
    pieces.push('\n');
    begun = visible = false;
    spaced = true;
  };
  return {
    endLine,
    openBlock() {
      if (visible) endLine();
    },
    closeBlock() {
      if (begun) endLine();
    },
    preformat(change: 1 | -1) {
      preformatted += change;
    },
    write(text: string) {
      const collapsed = preformatted > 0 ? text : text.replace(/[ \t\r\n\f]+/g, ' ');
      const piece = preformatted === 0 && spaced && collapsed.startsWith(' ') ? collapsed.slice(1) : collapsed;
      if (piece === '') return;
      pieces.push(piece);
      begun = true;
      visible ||= piece.trim() !== '';
      spaced = piece.endsWith(' ');
    },
    read(): string {
      const lines = pieces.join('').replace(/\r\n?/g, '\n').replaceAll('\u00a0', ' ').split('\n');
      const text = lines.map((line) => line.trimEnd()).join('\n').replace(/\n{3,}/g, '\n\n');
      return text.replace(/^\n+/, '').trimEnd();
    },
  };
}

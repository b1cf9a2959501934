import assert from 'node:assert/strict';
import { readHtml } from '../../src/bot/html.js';

const read = (html: string): string | undefined => readHtml(html, (name) => name === 'Shirube')?.text;

describe('readHtml', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['starts a line at a block', '<div>one<div>two</div>three</div>', 'one\ntwo\nthree'],
    ['starts a line at a break', '<p>one<br>two<br/>three</p>', 'one\ntwo\nthree'],
    ['keeps one empty line between paragraphs', '<p>one</p><p>&nbsp;</p><p>&nbsp;</p><p>&nbsp;</p><p>two</p>', 'one\n\ntwo'],
    ['starts a line at an item of a list', '<ul><li>one</li><li>two</li></ul>', 'one\ntwo'],
    ['puts the cells of a row on a line', '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\nc'],
    ['decodes entities once', '<p>a &lt;b&gt; &amp;lt; &#x3042;</p>', 'a <b> &lt; あ'],
    ['makes a space of a no-break space', '<p>a&nbsp;b\u00a0c</p>', 'a b c'],
    ['collapses the spaces and line breaks of the source', '<div>\n  one\n  two </div>\n\n<div> three</div>', 'one two\nthree'],
    ['keeps preformatted text as it is', '<pre>one\n  two\n\n  three</pre>after', 'one\n  two\n\n  three\nafter'],
    ['reads lines within a code block', '<codeblock class="Json"><code>{<br>&nbsp;&nbsp;"a": 1<br>}</code></codeblock>', '{\n  "a": 1\n}'],
    ['joins inline tags', '<p>Ano<b>th</b>er <a href="https://x">link</a></p>', 'Another link'],
    ['drops the mention of the bot', '<div><at id="0">Shirube</at>&nbsp;help</div>', ' help'],
    ['keeps the name of somebody else', '<div><at id="1">Megan</at> said</div>', 'Megan said'],
    ['drops scripts and styles', '<style>p{}</style><p>a</p><script>b</script>', 'a'],
  ];
  for (const [what, html, text] of cases) {
    it(what, () => {
      assert.equal(read(html), text);
    });
  }

  it('drops what a reply quotes and says so', () => {
    const html = '<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="1"><strong>Megan</strong><p>old <i>words</i></p></blockquote><p>new words</p>';
    assert.deepEqual(readHtml(html, () => false), { text: 'new words', quoted: true });
  });

  it('keeps a quotation of another kind', () => {
    assert.deepEqual(readHtml('<blockquote>said</blockquote>', () => false), { text: 'said', quoted: false });
  });

  it('gives up on tags nested deeper than in any message', () => {
    assert.equal(read(`${'<b>'.repeat(101)}x${'</b>'.repeat(101)}`), undefined);
  });

  for (const [what, html] of [['open', '<b>'.repeat(160_000)], ['close', `<b>${'</i>'.repeat(120_000)}`], ['half-written', '<'.repeat(500_000)]] as const) {
    it(`reads half a megabyte of ${what} tags within a second`, () => {
      const started = performance.now();
      read(html);
      assert(performance.now() - started < 1_000);
    });
  }
});

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { themes, widths } from '../../src/gallery/assemble.js';
import { locales } from '../../src/locale.js';
import { browserOrSkip } from '../support/browser.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe('the gallery of every card', function () {
  this.timeout(120_000);
  let browser: Browser;
  let folder: string;

  before(async function () {
    browser = await browserOrSkip(this);
    folder = mkdtempSync(join(tmpdir(), 'shirube-gallery-'));
    execFileSync(process.execPath, ['--import', 'tsx', 'src/commands/gallery.ts', folder], { cwd: root });
  });
  after(async () => {
    await browser?.close();
    if (folder !== undefined) rmSync(folder, { recursive: true });
  });

  const open = async (theme: string, locale: string): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
    await page.goto(`${pathToFileURL(join(folder, 'index.html')).href}?${new URLSearchParams({ theme, locale }).toString()}`);
    return page;
  };

  for (const theme of themes) {
    for (const locale of locales) {
      it(`shows them in ${theme} in ${locale}: valid, accessible, nothing cut off at any width`, async () => {
        const page = await open(theme, locale);
        assert.deepEqual(await page.evaluate('window.faults'), []);
        assert.ok(Number(await page.evaluate('document.querySelectorAll(".frame .ac-adaptiveCard").length')) >= 17);
        await page.evaluate(axe);
        for (const [index, width] of widths.entries()) {
          await page.evaluate(`document.body.style.setProperty('--width', '${width}px')`);
          assert.deepEqual(await page.evaluate(cutOff), [], `${width} pixels`);
          assert.deepEqual(await page.evaluate(violations(index === 0)), [], `${width} pixels`);
        }
        await page.close();
      });
    }
  }

  it('changes the theme, the width and the language', async () => {
    const page = await open('light', 'en');
    await page.locator('select[name=theme]').selectOption('dark');
    await page.waitForURL(/theme=dark/);
    await page.locator('select[name=locale]').selectOption('ja');
    await page.waitForURL(/theme=dark.*locale=ja/);
    await page.getByText('使い方').first().waitFor();
    assert.equal(await page.locator('body').getAttribute('class'), 'dark');
    await page.close();
  });

  it('opens why an answer was given', async () => {
    const page = await open('light', 'en');
    const section = page.locator('#resolution-typical');
    const button = section.getByRole('button', { name: 'Why this answer' });
    assert.equal(await section.getByText('Match 90%').isVisible(), false);
    await button.click();
    await section.getByText('Match 90%').waitFor({ state: 'visible' });
    await page.close();
  });
});

/** Elements that leave their card, or hide a part of what is in them, and words that do not fit their button or entry: run in the page. */
const cutOff = `[...document.querySelectorAll('.frame')].flatMap((frame) => {
  const { left, right } = frame.getBoundingClientRect();
  const pen = document.createElement('canvas').getContext('2d');
  const arrow = 20;
  const outside = (element) => { const box = element.getBoundingClientRect(); return box.width > 0 && (box.left < left - 1 || box.right > right + 1); };
  const wide = (element) => element.scrollWidth > element.clientWidth + 1;
  const high = (element) => element.scrollHeight > element.clientHeight + 1;
  const hides = (element) => { const { overflowX, overflowY } = getComputedStyle(element); return (overflowX !== 'visible' && wide(element)) || (overflowY !== 'visible' && high(element)); };
  const crowded = (element) => {
    const style = getComputedStyle(element);
    const words = { SELECT: element.selectedOptions?.[0]?.text, INPUT: element.value || element.placeholder }[element.tagName] ?? '';
    pen.font = style.font;
    return words !== '' && pen.measureText(words).width > element.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - (element.tagName === 'SELECT' ? arrow : 0);
  };
  return [frame, ...frame.querySelectorAll('*')]
    .filter((element) => outside(element) || hides(element) || crowded(element) || (element.closest('button') && wide(element)))
    .map((element) => frame.parentElement.id + ': ' + element.tagName + ' ' + (element.textContent || element.value || element.placeholder || '').slice(0, 60));
})`;

/** What axe-core objects to. Colours do not change with the width, and measuring them takes longest. */
const violations = (colours: boolean): string => `axe.run(document, { resultTypes: ['violations'], rules: { 'color-contrast': { enabled: ${String(colours)} } } }).then(({ violations }) =>
  violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ target, failureSummary }) => target.join(' ') + ' ' + failureSummary).join('; ')))`;

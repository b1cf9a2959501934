import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { explain, ShirubeError } from '../errors.js';
import { iconRules } from '../package/icon.js';

const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** `npm run icons`: draws the icons of the app package again from their SVG files. `CHROMIUM_PATH` names the browser. */
async function main(env: NodeJS.ProcessEnv): Promise<void> {
  const executablePath = env['CHROMIUM_PATH'] ?? browsers.find((path) => existsSync(path));
  if (executablePath === undefined) throw new ShirubeError('usage', 'There is no Chromium to draw with.', 'Install Chromium or Chrome, or set CHROMIUM_PATH to its program.');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--force-color-profile=srgb'] });
  try {
    for (const [name, { size }] of Object.entries(iconRules)) {
      const page = await browser.newPage({ viewport: { width: size, height: size }, deviceScaleFactor: 1 });
      const drawing = readFileSync(fileOf(`icons/${name}.svg`), 'utf8');
      await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`);
      writeFileSync(fileOf(`${name}.png`), await page.screenshot({ omitBackground: true }));
      process.stdout.write(`appPackage/${name}.png: ${size} x ${size}\n`);
    }
  } finally {
    await browser.close();
  }
}

function fileOf(name: string): string {
  return fileURLToPath(new URL(`../../appPackage/${name}`, import.meta.url));
}

main(process.env).catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
});

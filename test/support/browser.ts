import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** A headless Chromium: the machine's own where there is one, else the one in the npm package. */
export async function openBrowser(): Promise<Browser> {
  const own = installed.find((path) => existsSync(path));
  if (own !== undefined) return chromium.launch({ executablePath: own, args: flags });
  const { default: carried } = await import('@sparticuz/chromium');
  return chromium.launch({ executablePath: await carried.executablePath(), args: [...carried.args, ...flags] });
}

/** Skips a suite where no browser starts, and says so at the end of the output; in CI it fails instead. */
export async function browserOrSkip(context: Mocha.Context): Promise<Browser> {
  try {
    return await openBrowser();
  } catch (error) {
    if (process.env['CI'] !== undefined) throw error;
    process.once('exit', () => process.stdout.write('The browser tests did not run: no Chromium starts here. Install the package chromium (or libnss3 for the bundled one).\n'));
    return context.skip();
  }
}

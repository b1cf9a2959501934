import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { browserOrSkip } from '../support/browser.js';

const shots = fileURLToPath(new URL('shots/', import.meta.url));
const command = fileURLToPath(new URL('../../dist/commands/playground.js', import.meta.url));

describe('the Agents Playground', function () {
  this.timeout(90_000);
  let browser: Browser;
  let program: ChildProcess;
  let folder: string;
  let address: string;

  before(async function () {
    browser = await browserOrSkip(this);
    folder = mkdtempSync(join(tmpdir(), 'shirube-playground-'));
    mkdirSync(shots, { recursive: true });
    program = spawn(process.execPath, [command], {
      env: { ...process.env, PORT: String(await freePort()), PLAYGROUND_PORT: String(await freePort()), DATA_DIR: folder },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    address = await addressOf(program);
  });

  after(async () => {
    await browser?.close();
    if (program?.exitCode === null) {
      const gone = new Promise((resolve) => program.once('exit', resolve));
      program.kill('SIGINT');
      await gone;
    }
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  it('walks from a Japanese question to its steps in personal chat, and switches the language', async () => {
    const page = await openChat(browser, address, 'Personal Chat');
    await say(page, '訴訟ホールド中のメールボックスを解除したい');
    await press(page, 'Dedicated/ITAR (MMSSPP)');
    await see(page, '訴訟ホールド中のメールボックスを非アクティブにする');
    await see(page, 'MBX=50GB;Type=InHold;REG=EU;');
    await scrollTo(page, '訴訟ホールド中のメールボックスを非アクティブにする');
    await page.screenshot({ path: join(shots, 'personal-ja.png') });
    await press(page, 'この回答の根拠');
    await see(page, '1行目「訴訟ホールド」');
    await press(page, 'English');
    await see(page, 'Make a mailbox on Litigation Hold inactive');
    await page.screenshot({ path: join(shots, 'personal-en.png') });
    await page.close();
  });

  it('walks a whole channel from a pasted error to its steps', async () => {
    const page = await openChat(browser, address, 'General');
    await say(page, ' Forbidden (403) Insufficient privileges to complete the operation', 'Test Bot');
    await press(page, 'CloudGate UNO');
    await see(page, 'identical, letter for letter');
    await page.screenshot({ path: join(shots, 'channel-en.png') });
    await press(page, 'No, they differ');
    await see(page, 'Steps');
    await press(page, '日本語');
    await see(page, '手順');
    await page.close();
  });

  it('walks from a pasted error to its steps in personal chat', async () => {
    const page = await openChat(browser, address, 'Personal Chat');
    await say(page, 'Bad Request (400) Subscription with SKU 6fd2c87f-b296-42f0-b197-1e91e994b900 does not have any available licenses');
    await press(page, 'CloudGate UNO');
    await press(page, 'Buy more licenses');
    await see(page, 'Steps');
    await press(page, '日本語');
    await see(page, '手順');
    await page.close();
  });

  it('keeps what differs per customer through a form, and shows it in the steps', async () => {
    const page = await openChat(browser, address, 'Group Chat');
    await say(page, ' 設定', 'Test Bot');
    await page.getByLabel('Lync 用の属性').last().fill('6');
    await press(page, '保存');
    await see(page, '属性名は半角の英字で始め');
    await page.getByLabel('Lync 用の属性').last().fill('extensionAttribute12');
    await press(page, '保存');
    await see(page, 'チームの設定を保存しました');
    await say(page, ' MMSSPP で Lync だけをこれから解除したい', 'Test Bot');
    await see(page, 'extensionAttribute12=0');
    await page.screenshot({ path: join(shots, 'settings-ja.png') });
    await page.close();
  });

  it('says what it could read of an unknown error, also on a narrow screen', async () => {
    const page = await openChat(browser, address, 'Personal Chat');
    await page.setViewportSize({ width: 420, height: 900 });
    await say(page, '400 Request_BadRequest: One or more properties contains invalid values.');
    await see(page, 'I have no steps for this');
    await see(page, 'Request_BadRequest');
    await page.screenshot({ path: join(shots, 'unknown-narrow.png') });
    await page.close();
  });
});

async function openChat(browser: Browser, address: string, chat: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1000 }, locale: 'en-US' });
  await page.goto(address);
  await page.getByText('Connected.').first().waitFor();
  await page.getByRole('treeitem', { name: chat }).click();
  await see(page, 'I am Shirube');
  return page;
}

async function say(page: Page, text: string, mention?: string): Promise<void> {
  await page.getByRole('textbox').last().click();
  if (mention !== undefined) {
    await page.keyboard.type('@');
    await page.getByRole('menuitem', { name: mention }).click();
  }
  await page.keyboard.insertText(text);
  await page.keyboard.press('Enter');
}

async function press(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: title, exact: true }).last().click();
}

async function see(page: Page, text: string): Promise<void> {
  await page.getByText(text).last().waitFor({ state: 'visible', timeout: 15_000 });
}

/** The client draws a card anew when its message is updated, so an element can vanish under the hand. */
async function scrollTo(page: Page, text: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await page.getByText(text).last().scrollIntoViewIfNeeded({ timeout: 2_000 });
    } catch (error) {
      if (tries === 5) throw error;
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** The one address that the program prints. */
function addressOf(program: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    program.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const found = /Open (http:\S+)/.exec(printed)?.[1];
      if (found !== undefined) resolve(found);
    });
    program.once('exit', (code) => reject(new Error(`the program ended with ${String(code)} before it printed an address:\n${printed}`)));
  });
}

// Run with `--expose-gc --import tsx`: everything that remembers something of a turn, fed with conversations and people
// that never come again. Prints how many bytes each holds after some of them, and after four times as many.
import { createAllowance } from '../../src/bot/allowance.js';
import { createDuplicates } from '../../src/bot/duplicates.js';
import { createOrder } from '../../src/bot/order.js';
import { createPace } from '../../src/bot/pace.js';
import { createLine } from '../../src/turn/line.js';

const some = 40_000;
const quick = async (): Promise<void> => undefined;
const order = createOrder();
const line = createLine();
const allow = createAllowance();
const pace = createPace();
const once = createDuplicates();

const parts: Readonly<Record<string, (key: string) => unknown>> = {
  order: (key) => order(key, 1_000, quick),
  line: (key) => line(key, quick),
  allowance: (key) => allow(`tenant ${key}`, `person ${key}`, true),
  pace: (key) => pace(`conversation ${key}`),
  duplicates: (key) => once([`id ${key}`, `content ${key}`], async () => ({ status: 200, body: `a card of ${key} ${'x'.repeat(4_000)}`, after: quick })),
};

const collect = globalThis.gc ?? (() => undefined);
const held = async (): Promise<number> => {
  await new Promise((resolve) => setTimeout(resolve, 5));
  collect();
  return process.memoryUsage().heapUsed;
};

for (const [name, feed] of Object.entries(parts)) {
  const from = await held();
  const after: number[] = [];
  for (let at = 0; at < 4 * some; at += 1) {
    await feed(`${at} ${'k'.repeat(100)}`);
    if (at + 1 === some || at + 1 === 4 * some) after.push((await held()) - from);
  }
  process.stdout.write(`${JSON.stringify({ name, after })}\n`);
}

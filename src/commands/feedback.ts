import { parseConfig } from '../config.js';
import { explain } from '../errors.js';
import { gatherOpinions, printOpinions } from '../opinions.js';
import { openToRead } from '../store/open.js';
import { feedbackJournal } from '../turn/feedback.js';

const most = 100_000;

/** `npm run feedback`: what people said of each resolution, those that helped least first, and what was missing. */
async function main(): Promise<void> {
  const config = parseConfig(process.env);
  const store = await openToRead(config, () => new Date());
  try {
    const opinions = gatherOpinions(await store.query(feedbackJournal, new Date(0), most));
    process.stdout.write(`${opinions.length === 0 ? 'Nobody has said anything yet.' : printOpinions(opinions)}\n`);
  } finally {
    await store.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 2;
});

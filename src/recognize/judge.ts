import type { Judged } from '../knowledge/samples.js';
import type { Knowledge } from '../knowledge/types.js';
import { hasFault } from './faults.js';
import { sourceOf } from './fold.js';
import { createRecognizer } from './recognize.js';

/** What checking the samples of rules needs to know of a message. */
export function createJudge(knowledge: Knowledge): (text: string) => Judged {
  const recognize = createRecognizer(knowledge);
  return (text) => {
    const { held, records } = recognize(text);
    const isError = records.some(({ status, code }) => status !== undefined || code !== undefined);
    return { held: new Set(held), isPassedOver: isError && !hasFault(sourceOf(text).raw, 0, text.length) };
  };
}

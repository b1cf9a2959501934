import type { Drawn } from './template.js';
import type { ResolutionView } from './types.js';

/** Bytes as UTF-16 that a card may have in Teams. */
const most = 28 * 1024;

/** A message can hold any amount of evidence: a card shows as much of it as there is room for, and says where some is left out. */
export function fitted(view: ResolutionView, whole: Drawn): Drawn {
  if (fits(whole) || view.why.items.length === 0) return whole;
  let drawn: Drawn | undefined;
  let [shows, tooMuch] = [0, view.why.items.length];
  while (tooMuch - shows > 1) {
    const count = Math.floor((shows + tooMuch) / 2);
    const tried = withEvidence(view, whole, count);
    if (fits(tried)) [drawn, shows] = [tried, count];
    else tooMuch = count;
  }
  return drawn ?? withEvidence(view, whole, 0);
}

function fits({ json }: Drawn): boolean {
  return 2 * json.length <= most;
}

function withEvidence({ why, whyCut, whyRemarks }: ResolutionView, whole: Drawn, count: number): Drawn {
  return whole.with({ why: { ...why, items: why.items.slice(0, count) }, whyRemarks: [{ text: whyCut }, ...whyRemarks] });
}

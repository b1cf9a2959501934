import type { Evidence, RunnerUp } from './recognize/types.js';

/** Why a walk began: kept with it, so that the card can say so later. */
export interface Receipt {
  readonly intent: string;
  readonly score: number;
  readonly evidence: readonly Evidence[];
  readonly runnerUp: { readonly title: string; readonly score: number; readonly lost: RunnerUp['lost'] } | undefined;
}

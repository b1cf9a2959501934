/** What never reached anybody, for the operator. Ids only, nothing that somebody wrote. */
export type Loss = {
  /** Id of the activity that was to be answered. */
  readonly activity: string;
  readonly conversation: string;
  readonly tenant: string | undefined;
  readonly fault: string;
} & (
  | { readonly kind: 'undelivered'; readonly status: number | undefined; readonly tries: number }
  /** The message failed so often that it was put aside. */
  | { readonly kind: 'parked'; readonly failures: number }
);

/** Never throws and is not waited for. */
export type Report = (loss: Loss) => void;

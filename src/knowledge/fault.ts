/** One thing wrong with the knowledge: where, what, and how to mend it. */
export interface Fault {
  readonly file: string;
  /** Line of the file, counted from 1; undefined when the fault is not of one line. */
  readonly line: number | undefined;
  /** Place inside the file, such as `nodes.hold.choices.0.next`. */
  readonly place: string;
  readonly problem: string;
  readonly remedy: string;
}

export function printFault({ file, line, place, problem, remedy }: Fault): string {
  return `${file}${line === undefined ? '' : `:${line}`} ${place}: ${problem} ${remedy}`.trimEnd();
}

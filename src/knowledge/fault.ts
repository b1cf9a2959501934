/** A place in a file, both counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One thing wrong with the knowledge: where, what, and how to mend it. */
export interface Fault {
  readonly file: string;
  /** Where an author finds it; undefined when the fault is not of one place. */
  readonly at: Position | undefined;
  /** Place inside the file, such as `nodes.hold.choices.0.next`. */
  readonly place: string;
  readonly problem: string;
  readonly remedy: string;
}

/** `file:line:column place: problem remedy`, which editors and terminals turn into a link. */
export function printFault({ file, at, place, problem, remedy }: Fault): string {
  const where = at === undefined ? file : `${file}:${at.line}:${at.column}`;
  return `${where} ${place}: ${problem} ${remedy}`.trimEnd();
}

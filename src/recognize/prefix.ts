/** What a mail, a terminal, a container or a logger put before a line. */
export interface Prefix {
  readonly end: number;
  /** It tells the time, so that a new entry of a log begins here. */
  readonly timed: boolean;
  /** It says that the entry is routine, as only loggers do. */
  readonly calm: boolean;
  /** It says that the entry is an error. */
  readonly alarm: boolean;
}

const frame = '(?:[ \\t\\u3000]{0,80}(?:[>＞|¦\\u2500-\\u259F]|##\\[[a-z]{1,12}\\]))';
/** Looked at first is whether a bar follows, as dates and sizes look like names with numbers. */
const container = '(?=[\\w.-]{1,46}[ \\t]{1,20}\\|)[\\w.-]{1,40}[-_]\\d{1,4}[ \\t]{1,20}\\|';
/** PowerShell shows the line of the script, then bars: `   3 |  New-MgUser`. */
const script = '(?:Line|[ \\t]{1,6}\\d{1,4})[ \\t]{1,4}\\|';
const clock = '\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?(?:[ \\t]?[AP]M)?(?:Z|[ ]?[+-]\\d{2}:?\\d{2})?';
const time = `\\[?(?:\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}[T ]|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) {1,2}\\d{1,2} )${clock}\\]?|\\[?\\d{2}:\\d{2}:\\d{2}(?:[.,]\\d{1,9})?\\]?(?=[ \\t])`;
const klog = '([IWEF])\\d{4} \\d{2}:\\d{2}:\\d{2}\\.\\d{6} {1,8}\\d{1,8} [\\w.-]{1,60}:\\d{1,6}\\]';
const stream = '(?:[ \\t]{1,4}(?:stdout|stderr) [FP](?!\\S))?';
/** Levels of four letters are filled up to five, so that what follows stands in one column. */
const level = '(?:[ \\t]{0,8}[\\[(]?((?:INFO|DEBUG|TRACE|NOTICE|VERBOSE|WARN(?:ING)?|ERROR|FATAL|CRITICAL)|(?:info|debug|trace|warn(?:ing)?|error|fatal)(?=\\]))[\\])]?:?(?!\\S)(?:(?<=INFO|WARN) (?= \\S))?)?';
const syslog = '(?:[ \\t][\\w.-]{1,60} [\\w./-]{1,60}(?:\\[\\d{1,8}\\])?:(?=[ \\t]))?';
/** What most loggers write, which is read some times quicker than everything that can stand before a line. */
const usual = /\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:[.,]\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})?[ \t]{1,8}\[(?:INFO|DEBUG|TRACE|NOTICE|VERBOSE|WARN|WARNING|ERROR|FATAL|CRITICAL|info|debug|trace|warn|warning|error|fatal)\](?!\S)(?![ \t]{1,80}(?:[>|¦\u2500-\u259F]|##\[))/y;
const whole = new RegExp(`${frame}{0,12}(?:${container})?(?:${script})?${frame}{0,4}[ \\t]{0,80}(?:(${time})${stream}(?:${syslog})${level}|${klog})?${frame}{0,12}`, 'y');

/** What stands before a line that begins at `at`; undefined when there is nothing but the line. */
export function prefixAt(original: string, at: number): Prefix | undefined {
  if (!canBegin(original.charCodeAt(at))) return undefined;
  usual.lastIndex = at;
  if (usual.test(original)) {
    let level = usual.lastIndex - 2;
    while (original.charCodeAt(level - 1) !== bracket) level -= 1;
    const initial = original.charCodeAt(level);
    return { end: usual.lastIndex, timed: true, calm: isCalm(initial), alarm: isGrave(initial) };
  }
  whole.lastIndex = at;
  const found = whole.exec(original);
  if (!found || found[0].trim() === '') return undefined;
  const [text, timed, severity, klogged] = found;
  const initial = (severity ?? klogged ?? 'W').charCodeAt(0);
  return { end: at + text.length, timed: timed !== undefined || klogged !== undefined, calm: isCalm(initial), alarm: isGrave(initial) || text.includes('##[error]') };
}

const bracket = 0x5b;

/** By the initial of the level, in either case: c, e or f. */
function isGrave(initial: number): boolean {
  const letter = initial | 0x20;
  return letter === 0x63 || letter === 0x65 || letter === 0x66;
}

/** No warning either. */
function isCalm(initial: number): boolean {
  return !isGrave(initial) && (initial | 0x20) !== 0x77;
}

/** Empty lines, JSON and lines in other scripts are spared the pattern. */
function canBegin(unit: number): boolean {
  if (unit < 0x7f) return unit === 9 || (unit >= 32 && unit !== 0x22 && unit !== 0x7b && unit !== 0x7d);
  return (unit >= 0x2500 && unit <= 0x259f) || unit === 0xa6 || unit === 0xff1e || unit === 0x3000;
}

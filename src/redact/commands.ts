import type { Detect, Span } from './types.js';
import { matchAt } from './boundary.js';

/** Commands that take a password without naming it; the last group is the password. */
const commands: readonly (readonly [string, RegExp])[] = [
  ['net user', /net user [^\s/*]{1,64} ([^\s/*][^\s]{3,127})/y],
  ['curl', /curl (?:-[A-Za-z-]{1,20} ){0,6}(?:-u|--user)[ =]["']?[^\s:"']{1,80}:([^\s"']{3,127})/y],
  ['az login', /az login (?:--?[a-z-]{1,30}(?: [^\s-][^\s]{0,80})? ){0,6}-p[ =]["']?([^\s"']{4,127})/y],
  ['mysql', /mysql(?:dump)? [^\n‹]{0,120}?-p([^\s-][^\s]{3,127})/y],
  ['psexec', /psexec[^\n‹]{0,120}? -p ["']?([^\s"']{4,127})/iy],
  ['sqlcmd', /sqlcmd[^\n‹]{0,120}? -P ["']?([^\s"']{4,127})/y],
  ['cmdkey', /cmdkey[^\n‹]{0,160}?\/pass:["']?([^\s"']{4,127})/iy],
];

/** Passwords on command lines. */
export const onCommandLines: Detect = ({ text }) => {
  const spans: Span[] = [];
  for (const [literal, pattern] of commands) {
    for (let at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at + literal.length)) {
      const found = matchAt(pattern, text, at);
      const value = found?.[1];
      if (found === undefined || value === undefined || /^[*<{$‹]/.test(value)) continue;
      const end = at + found[0].length;
      spans.push({ kind: 'password', start: end - value.length, end, live: 'likely' });
    }
  }
  return spans;
};

import type { Normalized } from './normalize.js';
import type { Mark } from './types.js';

/** In a message of so many characters a bare number such as 403 is meant as a status. */
const short = 400;

const announced = /(?:http(?:\/[\d.]{1,3})?|status|code|error|エラー|response|returned|failed|失敗)[^a-z0-9]{0,12}$/;
const explained = /^\)? ?[-:(]? ?(?:bad request|unauthorized|forbidden|not ?found|conflict|too many|internal server|bad gateway|service unavailable|gateway time|method not|request timeout|gone|precondition|unprocessable|error|エラー)/;
const counted = /^ ?(?:users?|accounts?|licen|mailbox|seats?|people|members?|items?|lines?|rows?|times|days?|[kmg]b|ms|%|名|人|個|件|回|円|ユーザー|アカウント|ライセンス)/;

/** Whether a number says how a request ended; a number between 400 and 504 can count anything. */
export function isStatus({ text }: Normalized, { start, end }: Mark): boolean {
  const before = text.slice(Math.max(0, start - 24), start);
  const after = text.slice(end, end + 28);
  if ((before.endsWith('(') && after.startsWith(')')) || announced.test(before) || explained.test(after)) return true;
  return text.length <= short && !counted.test(after) && !/[$¥#]$/.test(before);
}

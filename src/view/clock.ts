import type { Locale } from '../locale.js';

interface Formats {
  readonly day: Intl.DateTimeFormat;
  readonly time: Intl.DateTimeFormat;
  readonly date: Intl.DateTimeFormat;
  readonly zone: Intl.DateTimeFormat;
}

/** Making a format costs more than all the rest of a card, so the few that are in use are kept. */
const made = new Map<string, Formats>();
const most = 200;

/**
 * A moment as cards tell it: `12:04`, with the day before it when it was another day than `now`. Cards cannot leave it
 * to the client: Teams knows no DATE() and TIME().
 * @param zone IANA time zone; UTC without it, or when it is not known here
 */
export function clockTime(at: Date, now: Date, locale: Locale, zone: string | undefined): string {
  const { day, time, date } = formatsOf(locale, zone);
  return day.format(at) === day.format(now) ? time.format(at) : `${date.format(at)} ${time.format(at)}`;
}

/** `UTC+9`: shorter than a name, and the same in every language. */
export function zoneName(at: Date, zone: string | undefined): string {
  const parts = formatsOf('en', zone).zone.formatToParts(at);
  return (parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'UTC').replace('GMT', 'UTC').replace(/[+-]0$/, '');
}

function formatsOf(locale: Locale, zone = 'UTC'): Formats {
  const key = `${locale} ${zone}`;
  const formats = made.get(key) ?? makeFormats(locale, zone) ?? formatsOf(locale);
  // Clients name zones; whoever makes them up must not fill the memory.
  if (made.size >= most) made.clear();
  made.set(key, formats);
  return formats;
}

function makeFormats(locale: Locale, timeZone: string): Formats | undefined {
  try {
    return {
      day: new Intl.DateTimeFormat('en-CA', { timeZone }),
      time: new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }),
      date: new Intl.DateTimeFormat(locale === 'ja' ? 'ja-JP' : 'en-GB', { timeZone, month: 'short', day: 'numeric' }),
      zone: new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'shortOffset' }),
    };
  } catch {
    return undefined;
  }
}

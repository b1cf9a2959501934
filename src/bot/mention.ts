import type { Activity } from 'botbuilder';

/** Whether a name stands for the bot. Clients split a name of several words into several mentions. */
export type IsBot = (name: string) => boolean;

interface Mention {
  readonly text: string;
  readonly mentioned: { readonly id: string; readonly name: string };
}

/** Mentions of the bot, by id: people can edit the name that is shown. */
export function mentionsOf(activity: Activity): readonly Mention[] {
  return (activity.entities ?? []).flatMap((entity: Readonly<Record<string, unknown>>) => {
    const { type, text, mentioned } = entity;
    if (type !== 'mention' || typeof mentioned !== 'object' || mentioned === null) return [];
    const { id, name }: { id?: unknown; name?: unknown } = mentioned;
    if (id !== activity.recipient.id) return [];
    return [{ text: typeof text === 'string' ? text : '', mentioned: { id, name: typeof name === 'string' ? name : '' } }];
  });
}

export function namesBot(mentions: readonly Mention[]): IsBot {
  const names = new Set(mentions.flatMap(({ text, mentioned }) => [fold(replaceMentions(text, (name) => name)), fold(mentioned.name)]));
  names.delete('');
  return (name) => names.has(fold(name));
}

/** Replaces every `<at>name</at>` by what `replace` makes of the name, in one pass over the text. */
export function replaceMentions(text: string, replace: (name: string) => string): string {
  let written = '';
  let from = 0;
  for (;;) {
    const open = text.indexOf('<at', from);
    const start = open < 0 ? -1 : text.indexOf('>', open);
    if (start < 0) return written + text.slice(from);
    // `<attachment>` and the like are not mentions.
    if (!/[\s>]/.test(text.charAt(open + 3))) {
      written += text.slice(from, start + 1);
      from = start + 1;
      continue;
    }
    const end = text.indexOf('</at>', start);
    if (end < 0) return written + text.slice(from);
    written += text.slice(from, open) + replace(text.slice(start + 1, end));
    from = end + '</at>'.length;
  }
}

function fold(name: string): string {
  return name.replaceAll('&amp;', '&').replaceAll('&nbsp;', ' ').replace(/\s+/g, ' ').trim().toLowerCase();
}

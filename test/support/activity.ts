import type { Activity } from 'botbuilder';

export type Json = Readonly<Record<string, unknown>>;

/** A message in a channel thread, as Teams sends it; name only what matters. */
export function anActivity(changes: Json = {}): Json {
  return {
    type: 'message',
    id: '1611060744833',
    channelId: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/amer/',
    from: { id: '29:megan', name: 'Megan Bowen' },
    recipient: { id: '28:shirube', name: 'Shirube' },
    conversation: { id: '19:general@thread.tacv2;messageid=1611060744000', conversationType: 'channel', isGroup: true, tenantId: tenant },
    channelData: { tenant: { id: tenant } },
    text: 'hello',
    ...changes,
  };
}

export const tenant = 'abcdef01-2222-4333-8444-555555555555';

/** For code that gets an activity only after the edge admitted it. */
export function admitted(changes: Json = {}): Activity {
  return structuredClone(anActivity(changes)) as unknown as Activity;
}

export function mention(text: string, id = '28:shirube', name = text.replace(/<[^>]*>/g, '')): Json {
  return { type: 'mention', text, mentioned: { id, name } };
}

export function html(content: string): readonly Json[] {
  return [{ contentType: 'text/html', content }];
}

/** The bot. */
export const bot = '11111111-2222-4333-8444-666666666666';
/** So many that the limit for one of them (30 a second) is not what is measured; no bot lets in many more. */
export const tenants = Array.from({ length: 60 }, (_, at) => `abcdef01-2222-4333-8444-${String(at).padStart(12, '0')}`);
/** The bot's own. */
export const home = tenants[0] ?? '';

export const conversationOf = (serial: number): string => `19:chat-${serial}`;

/** Everybody writes once in a chat of their own, or the limits for a person and a chat would be what is measured. */
export function activity(serial: number, text: string, serviceUrl: string, conversationType: string): string {
  const tenant = tenants[serial % tenants.length];
  return JSON.stringify({
    type: 'message', id: `m-${serial}`, channelId: 'msteams', serviceUrl, text, locale: 'en-US', timestamp: new Date().toISOString(),
    from: { id: `29:person-${serial}`, name: 'Megan Bowen' }, recipient: { id: `28:${bot}`, name: 'Shirube' },
    conversation: { id: conversationOf(serial), conversationType, tenantId: tenant }, channelData: { tenant: { id: tenant } },
  });
}

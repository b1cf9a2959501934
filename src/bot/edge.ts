import type { Activity } from 'botbuilder';
import { z } from 'zod/v4';
import type { Identity } from '../config.js';
import { mayServe } from './service.js';

export type Admission =
  | { readonly kind: 'accepted'; readonly activity: Activity }
  /** The reason is for the log: fixed words, nothing of the activity. */
  | { readonly kind: 'refused'; readonly status: 400 | 403; readonly reason: string };

/** The Playground calls its channel `msteams` by default and can be told to be one of the others. */
const localChannels = ['msteams', 'emulator', 'webchat', 'test'];

/** Half of a character can stand in no address, and ids do. */
const whole = (text: string): boolean => !/\p{Surrogate}/u.test(text);
const id = z.string().min(1).max(1024).refine(whole);
const account = z.object({ id });

/** Only what the code after this reads; Teams adds fields at any time, and fields may be null. */
const shape = z.object({
  type: z.string().min(1).max(64),
  id: id.nullish(),
  channelId: z.string().max(64),
  serviceUrl: z.string().max(1024),
  from: account.extend({ name: z.string().nullish() }),
  recipient: account,
  conversation: account.extend({ conversationType: z.string().nullish(), tenantId: z.string().nullish() }),
  channelData: z.object({ tenant: z.object({ id: z.string().nullish() }).nullish(), team: z.object({ id: z.string().max(1024).nullish() }).nullish() }).nullish(),
  name: z.string().nullish(),
  action: z.string().nullish(),
  text: z.string().nullish(),
  locale: z.string().nullish(),
  replyToId: z.string().max(1024).refine(whole).nullish(),
  entities: z.array(z.object({ type: z.string().nullish() })).nullish(),
  attachments: z.array(z.object({ contentType: z.string().nullish() })).nullish(),
  membersAdded: z.array(account).nullish(),
});

const refuse = (status: 400 | 403, reason: string): Admission => ({ kind: 'refused', status, reason });

/**
 * What may come in at all, decided before anything of the SDK sees it: the SDK's token check skips the endorsement of
 * an empty channel, knows no tenants, and would send the bot's token to any service URL.
 */
export function admit(value: unknown, identity: Identity): Admission {
  const { success, data } = shape.safeParse(value);
  if (!success) return refuse(400, 'not an activity');
  if ((data.type === 'message' || data.type === 'invoke') && !data.id) return refuse(400, 'no activity id');
  const local = identity.kind === 'local';
  if (local ? !localChannels.includes(data.channelId) : data.channelId !== 'msteams') return refuse(400, 'other channel');
  if (!mayServe(data.serviceUrl, identity)) return refuse(400, 'other service url');
  if (!local && !isAllowedTenant(data, identity.allowedTenants)) return refuse(403, 'other tenant');
  // The shape above is the part of an activity that is relied upon.
  return { kind: 'accepted', activity: value as Activity };
}

function isAllowedTenant(data: z.infer<typeof shape>, allowed: readonly string[]): boolean {
  const named = [data.conversation.tenantId, data.channelData?.tenant?.id].flatMap((tenant) => (tenant ? [tenant.toLowerCase()] : []));
  return named.length > 0 && named.every((tenant) => tenant === named[0] && allowed.includes(tenant));
}

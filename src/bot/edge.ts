import type { Activity } from 'botbuilder';
import type { Identity } from '../config.js';
import { mayServe } from './service.js';

export type Admission =
  | { readonly kind: 'accepted'; readonly activity: Activity }
  /** The reason is for the log: fixed words, nothing of the activity. */
  | { readonly kind: 'refused'; readonly status: 400 | 403; readonly reason: string };

/** The Playground calls its channel `msteams` by default and can be told to be one of the others. */
const localChannels = ['msteams', 'emulator', 'webchat', 'test'];

type Check = (value: unknown) => boolean;

const isText = (value: unknown): value is string => typeof value === 'string';
const text = (least: number, most: number): Check => (value) => isText(value) && value.length >= least && value.length <= most;
/** Half of a character can stand in no address, and ids do. */
const whole = (least: number): Check => (value) => isText(value) && value.length >= least && value.length <= 1024 && value.isWellFormed();
const maybe = (check: Check): Check => (value) => value === undefined || value === null || check(value);
const list = (check: Check): Check => (value) => Array.isArray(value) && value.every(check);
const object = (fields: Readonly<Record<string, Check>>): Check => {
  const checks = Object.entries(fields);
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const record = value as Readonly<Record<string, unknown>>;
    for (const [field, check] of checks) if (!check(record[field])) return false;
    return true;
  };
};

const id = whole(1);

/**
 * Only what the code after this reads; Teams adds fields at any time, and fields may be null. Nothing is copied and no
 * fault described, for every activity comes by here.
 */
const isActivity = object({
  type: text(1, 64),
  id: maybe(id),
  channelId: text(0, 64),
  serviceUrl: text(0, 1024),
  from: object({ id, name: maybe(isText) }),
  recipient: object({ id }),
  conversation: object({ id, conversationType: maybe(isText), tenantId: maybe(isText) }),
  channelData: maybe(object({ tenant: maybe(object({ id: maybe(isText) })), team: maybe(object({ id: maybe(text(0, 1024)) })) })),
  name: maybe(isText),
  action: maybe(isText),
  text: maybe(isText),
  locale: maybe(isText),
  replyToId: maybe(whole(0)),
  entities: maybe(list(object({ type: maybe(isText) }))),
  attachments: maybe(list(object({ contentType: maybe(isText) }))),
  membersAdded: maybe(list(object({ id }))),
});

const refuse = (status: 400 | 403, reason: string): Admission => ({ kind: 'refused', status, reason });

/**
 * What may come in at all, decided before anything of the SDK sees it: the SDK's token check skips the endorsement of
 * an empty channel, knows no tenants, and would send the bot's token to any service URL.
 */
export function admit(value: unknown, identity: Identity): Admission {
  if (!isActivity(value)) return refuse(400, 'not an activity');
  // What was checked is the part of an activity that is relied upon.
  const activity = value as Activity;
  if ((activity.type === 'message' || activity.type === 'invoke') && !activity.id) return refuse(400, 'no activity id');
  const local = identity.kind === 'local';
  if (local ? !localChannels.includes(activity.channelId) : activity.channelId !== 'msteams') return refuse(400, 'other channel');
  if (!mayServe(activity.serviceUrl, identity)) return refuse(400, 'other service url');
  if (!local && !isAllowedTenant(activity, identity.allowedTenants)) return refuse(403, 'other tenant');
  return { kind: 'accepted', activity };
}

/** Wherever a tenant is named, it is the same one and may come in. */
function isAllowedTenant({ conversation, channelData }: Activity, allowed: readonly string[]): boolean {
  const inData = (channelData as { readonly tenant?: { readonly id?: string | null } | null } | null | undefined)?.tenant?.id?.toLowerCase();
  const named = conversation.tenantId?.toLowerCase() || inData;
  return Boolean(named) && (!inData || inData === named) && allowed.includes(named ?? '');
}

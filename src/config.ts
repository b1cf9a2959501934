import { ShirubeError } from './errors.js';

export const botTypes = ['SingleTenant', 'UserAssignedMSI', 'MultiTenant'] as const;
export type BotType = (typeof botTypes)[number];

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
/** What is copied from an example and never filled in. */
const placeholder = /^(?:\$\{\{.*\}\}|<.*>|\[.*\]|x{3,}|changeme)$/i;
const guidShape = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const loopback = ['127.0.0.1', '::1', 'localhost'];
const teamsHosts = [
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
];

/** Keys of the Bot Framework that choose a cloud or a certificate; the adapter reads them as they are. */
const cloudKeys = [
  'ChannelService', 'ValidateAuthority', 'ToChannelFromBotLoginUrl', 'ToChannelFromBotOAuthScope',
  'ToBotFromChannelTokenIssuer', 'OAuthUrl', 'ToBotFromChannelOpenIdMetadataUrl',
  'ToBotFromEmulatorOpenIdMetadataUrl', 'CallerId', 'CertificateThumbprint', 'CertificatePrivateKey',
];

/** Who the bot is. Local: nobody checks who is calling, so only this machine may call. */
export type Identity =
  | { readonly kind: 'local' }
  | {
      readonly kind: 'registered';
      readonly id: string;
      readonly type: BotType;
      readonly password: string | undefined;
      /** When the password ends, where it is told. */
      readonly secretExpires?: Date | undefined;
      readonly tenant: string | undefined;
      /** Never empty. */
      readonly allowedTenants: readonly string[];
      readonly serviceHosts: readonly string[];
      readonly cloud: Readonly<Record<string, string>>;
    };

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** PostgreSQL; without it the embedded store in `dataDir`. */
  readonly databaseUrl: string | undefined;
  /** With it pseudonyms stay the same from start to start; without it they change with every start. */
  readonly pseudonymKey: string | undefined;
  readonly logLevel: (typeof logLevels)[number];
  /** How long walks, and the people in them, are kept after they were last used. */
  readonly retentionDays: number;
  /** Whether messages that do not mention the bot are answered, where it can read them at all. */
  readonly unmentioned: 'answer' | 'ignore';
  /** Where the metrics are told; undefined: nowhere. */
  readonly metrics: { readonly host: string; readonly port: number } | undefined;
  readonly identity: Identity;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** A setting or undefined when it is blank: env files keep a line for what is not set. */
type Read = (key: string) => string | undefined;
type Complain = (fault: string) => undefined;

/** Reads the whole configuration and reports every wrong value at once. */
export function parseConfig(env: Environment): Config {
  const faults: string[] = [];
  const complain: Complain = (fault) => void faults.push(fault);
  const read: Read = (key) => env[key]?.trim() || undefined;

  const identity = parseIdentity(read, complain);
  const portOf = (key: string, value: string): number => {
    if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) complain(`${key} is "${value}"; it must be a number up to 65535.`);
    return Number(value);
  };
  const port = portOf('PORT', read('PORT') ?? '3978');
  const metricsPort = read('METRICS_PORT');
  const metrics = metricsPort === undefined ? undefined : { host: read('METRICS_HOST') ?? '127.0.0.1', port: portOf('METRICS_PORT', metricsPort) };
  if (metrics === undefined && read('METRICS_HOST')) complain('METRICS_HOST is set, but METRICS_PORT is not; set both, or neither.');
  if (metrics?.port === port && port !== 0) complain(`METRICS_PORT and PORT are both ${port}; the metrics need a port of their own.`);
  const level = read('LOG_LEVEL')?.toLowerCase() ?? 'info';
  const logLevel = logLevels.find((name) => name === level);
  if (!logLevel) complain(`LOG_LEVEL is "${level}"; it must be one of ${logLevels.join(', ')}.`);
  const wished = read('UNMENTIONED')?.toLowerCase() ?? 'answer';
  const unmentioned = (['answer', 'ignore'] as const).find((one) => one === wished);
  if (!unmentioned) complain(`UNMENTIONED is "${wished}"; it must be answer or ignore.`);
  const retention = read('RETENTION_DAYS') ?? '30';
  const retentionDays = Number(retention);
  if (!/^\d{1,4}$/.test(retention) || retentionDays < 1 || retentionDays > 3650) complain(`RETENTION_DAYS is "${retention}"; it must be a whole number of days from 1 to 3650.`);
  const databaseUrl = read('DATABASE_URL');
  // The value holds a password, so it is not repeated.
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl)) complain('DATABASE_URL must start with postgres:// or postgresql://.');
  const pseudonymKey = read('PSEUDONYM_KEY');
  if (pseudonymKey && pseudonymKey.length < 32) complain('PSEUDONYM_KEY is too short; it must have at least 32 characters, drawn at random.');
  const host = read('HOST') ?? (identity?.kind === 'registered' ? '0.0.0.0' : '127.0.0.1');
  if (!read('BOT_ID') && !loopback.includes(host)) {
    complain(`HOST is "${host}" but BOT_ID is not set; without a bot id anybody could call, so HOST must be one of ${loopback.join(', ')}.`);
  }
  if (faults.length > 0 || !identity || !logLevel || !unmentioned) {
    throw new ShirubeError(
      'configuration',
      `The configuration has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.map((fault) => `- ${fault}`).join('\n')}`,
      'Set the environment variables named above and start again. Without BOT_ID the bot runs for this machine only.',
    );
  }
  return { port, host, dataDir: read('DATA_DIR') ?? '.data', databaseUrl, pseudonymKey, logLevel, retentionDays, unmentioned, metrics, identity };
}

function parseIdentity(read: Read, complain: Complain): Identity | undefined {
  const id = read('BOT_ID');
  if (id) return parseRegistered(id, read, complain);
  const left = ['BOT_TYPE', 'BOT_PASSWORD', 'BOT_SECRET_EXPIRES', 'BOT_TENANT_ID', 'ALLOWED_TENANTS'].filter((key) => read(key));
  // A forgotten id must not turn a published bot into an open one.
  if (left.length > 0) return complain(`BOT_ID is not set, but ${left.join(', ')} ${left.length === 1 ? 'is' : 'are'}; set BOT_ID, or unset the rest for local mode.`);
  return { kind: 'local' };
}

function parseRegistered(id: string, read: Read, complain: Complain): Identity | undefined {
  const guid = (key: string, value: string): void => {
    if (!guidShape.test(value)) complain(`${key} holds "${value}"; it must be a GUID.`);
  };
  const tenant = read('BOT_TENANT_ID')?.toLowerCase();
  const password = read('BOT_PASSWORD');
  const expires = read('BOT_SECRET_EXPIRES');
  const secretExpires = expires === undefined ? undefined : new Date(expires);
  const cloud = Object.fromEntries(cloudKeys.flatMap((key) => [[key, read(key)] as const].filter(hasValue)));
  const certificate = 'CertificateThumbprint' in cloud || 'CertificatePrivateKey' in cloud;
  const allowedTenants = list(read('ALLOWED_TENANTS') ?? tenant);
  const serviceHosts = list(read('ALLOWED_SERVICE_HOSTS') ?? teamsHosts.join());
  const type = botTypes.find((name) => name.toLowerCase() === read('BOT_TYPE')?.toLowerCase());

  guid('BOT_ID', id);
  if (tenant) guid('BOT_TENANT_ID', tenant);
  if (read('ALLOWED_TENANTS')) allowedTenants.forEach((allowed) => guid('ALLOWED_TENANTS', allowed));
  for (const name of serviceHosts) {
    if (!/^[a-z\d-]+(\.[a-z\d-]+)+$/.test(name)) complain(`ALLOWED_SERVICE_HOSTS holds "${name}"; it must be host names, without scheme, port or path.`);
  }
  if (serviceHosts.length === 0) complain('ALLOWED_SERVICE_HOSTS names no host.');
  if (!type) complain(`BOT_TYPE is ${read('BOT_TYPE') ? `"${read('BOT_TYPE')}"` : 'not set'}; it must be one of ${botTypes.join(', ')}.`);
  if (certificate && !('CertificateThumbprint' in cloud && 'CertificatePrivateKey' in cloud)) {
    complain('CertificateThumbprint and CertificatePrivateKey must be set together.');
  }
  if (type === 'UserAssignedMSI' && (password || certificate)) complain('BOT_PASSWORD or a certificate is set, but a bot of type UserAssignedMSI has neither; unset them.');
  if (type && type !== 'UserAssignedMSI' && !password && !certificate) complain(`BOT_PASSWORD is not set; a bot of type ${type} needs its client secret.`);
  // Repeated in no case: the value is, or is beside, a secret.
  if (password && guidShape.test(password)) complain('BOT_PASSWORD is a GUID, so it is the id of the client secret; set the value, which Microsoft Entra ID shows only once.');
  if (password && placeholder.test(password)) complain('BOT_PASSWORD is a placeholder; set the value of the client secret.');
  if (expires !== undefined && !(/^\d{4}-\d{2}-\d{2}(T|$)/.test(expires) && secretExpires && !Number.isNaN(secretExpires.getTime()))) {
    complain(`BOT_SECRET_EXPIRES is "${expires}"; it must be a date such as 2027-03-31.`);
  }
  if (type && type !== 'MultiTenant' && !tenant) complain(`BOT_TENANT_ID is not set; a bot of type ${type} needs it.`);
  // Nothing but this list keeps the other tenants of the world out of such a bot.
  if (type === 'MultiTenant' && allowedTenants.length === 0) complain('ALLOWED_TENANTS is not set; a bot of type MultiTenant needs the tenants it may answer.');
  return type && { kind: 'registered', id, type, password, secretExpires, tenant, allowedTenants, serviceHosts, cloud };
}

function list(value: string | undefined): readonly string[] {
  return (value ?? '').split(',').map((item) => item.trim().toLowerCase()).filter(Boolean);
}

function hasValue(entry: readonly [string, string | undefined]): entry is readonly [string, string] {
  return entry[1] !== undefined;
}

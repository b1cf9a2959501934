import { createHash } from 'node:crypto';
import { ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory, type Activity } from 'botbuilder';
import type { Identity } from '../config.js';
import { createCache } from './cache.js';

type Inherited = ConfigurationBotFrameworkAuthentication;
export type Authenticated = Awaited<ReturnType<Inherited['authenticateRequest']>>;
type Connectors = NonNullable<Authenticated['connectorFactory']>;
type UserTokens = ReturnType<Inherited['createUserTokenClient']>;

/** Tokens are accepted for five minutes after they expire, as the protocol allows. */
const skew = 5 * 60_000;

/**
 * The SDK's check of who is calling, with what it does anew for every turn done once: verifying the same token, and
 * building the client (with its connections) for the same service. It also closes two gaps: a token that never
 * expires, and one that names no service URL, which the SDK lets through when it was issued to the bot itself.
 */
export class Authentication extends ConfigurationBotFrameworkAuthentication {
  readonly #local: boolean;
  readonly #verified = createCache<Authenticated>(1_000);
  readonly #clients = createCache<ReturnType<Connectors['create']>>(32);
  #userTokens: UserTokens | undefined;

  constructor(identity: Identity) {
    const settings = toSettings(identity);
    super(settings, new ConfigurationServiceClientCredentialFactory(settings));
    this.#local = identity.kind === 'local';
  }

  override async authenticateRequest(activity: Activity, header: string): Promise<Authenticated> {
    const call = JSON.stringify([activity.serviceUrl, activity.channelId, header]);
    const key = createHash('sha256').update(call).digest('base64');
    const known = this.#verified.get(key);
    if (known) return known;
    const result = await super.authenticateRequest(activity, header);
    const verified = result.connectorFactory ? { ...result, connectorFactory: this.#reuse(result.connectorFactory) } : result;
    if (this.#local) return verified;
    const expires = Number(result.claimsIdentity.getClaimValue('exp') ?? NaN) * 1000;
    if (!Number.isFinite(expires)) throw new Error('the token never expires');
    if (result.claimsIdentity.getClaimValue('serviceurl') !== activity.serviceUrl) throw new Error('the token is for another service');
    this.#verified.set(key, verified, expires + skew);
    return verified;
  }

  /** Shirube signs nobody in, but the SDK makes this client for every turn. */
  override createUserTokenClient(...of: Parameters<Inherited['createUserTokenClient']>): UserTokens {
    this.#userTokens ??= super.createUserTokenClient(...of).catch((error: unknown) => {
      this.#userTokens = undefined;
      throw error;
    });
    return this.#userTokens;
  }

  #reuse(connectors: Connectors): Connectors {
    return {
      create: (serviceUrl, audience) => {
        const key = JSON.stringify([serviceUrl, audience]);
        const known = this.#clients.get(key);
        if (known) return known;
        const client = connectors.create(serviceUrl, audience);
        this.#clients.set(key, client);
        client.catch(() => this.#clients.delete(key));
        return client;
      },
    };
  }
}

function toSettings(identity: Identity): Readonly<Record<string, string>> {
  if (identity.kind === 'local') return {};
  const { id, type, password, tenant, cloud } = identity;
  return {
    ...cloud,
    MicrosoftAppId: id,
    MicrosoftAppType: type,
    ...(password === undefined ? {} : { MicrosoftAppPassword: password }),
    ...(tenant === undefined ? {} : { MicrosoftAppTenantId: tenant }),
  };
}

/** 401, or 503 when the keys to check a token with could not be fetched. */
export function authenticationStatus(error: unknown): 401 | 503 {
  const { name, statusCode }: { name?: unknown; statusCode?: unknown } = typeof error === 'object' && error !== null ? error : {};
  return name === 'FetchError' || statusCode === 500 ? 503 : 401;
}

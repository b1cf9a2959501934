import { hash } from 'node:crypto';
import { ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory, type Activity } from 'botbuilder';
import { AuthenticationConstants, ClaimsIdentity, GovernmentConstants } from 'botframework-connector';
// Not among what the package exports by name.
import { JwtTokenExtractor } from 'botframework-connector/lib/auth/jwtTokenExtractor.js';
import type { Identity } from '../config.js';
import { createCache } from '../cache.js';
import { couldBeFor, skew } from './claims.js';
import { createConnector, type Headers } from './connector.js';
import { keptFor } from './kept.js';
import { createKeys, KeysUnavailable, type Keys } from './keys.js';
import { mayServe } from './service.js';

type Inherited = ConfigurationBotFrameworkAuthentication;
export type Authenticated = Awaited<ReturnType<Inherited['authenticateRequest']>>;
type Connectors = NonNullable<Authenticated['connectorFactory']>;
type Client = Awaited<ReturnType<Connectors['create']>>;

/**
 * The SDK's check of who is calling, with what it does anew for every turn done once: fetching keys, verifying the same
 * token, building the client for the same service. What it would let through is refused before it is asked.
 */
export class Authentication extends ConfigurationBotFrameworkAuthentication {
  readonly #identity: Identity;
  readonly #issuer: string;
  readonly #keys: Keys | undefined;
  readonly #verified = createCache<Authenticated>(1_000);
  readonly #clients = createCache<Promise<Client>>(32);

  constructor(identity: Identity) {
    const settings = toSettings(identity);
    super(settings, new ConfigurationServiceClientCredentialFactory(settings));
    this.#identity = identity;
    const { issuer, metadata } = cloudOf(settings);
    this.#issuer = issuer;
    if (identity.kind === 'local') return;
    const keys = createKeys(metadata);
    this.#keys = keys;
    // The SDK keeps one such object per address for good, so this is the one that it will ask.
    new JwtTokenExtractor({}, metadata, []).openIdMetadata.getKey = (id) => keys.get(id);
  }

  /** Resolves when callers can be recognized. Fetches the signing keys before the first of them comes. */
  async checkKeys(): Promise<void> {
    await this.#keys?.check();
  }

  /** Resolves when the bot can prove who it is: there is a token, or one could be fetched. */
  async checkToken(): Promise<void> {
    if (this.#identity.kind === 'local') return;
    const self = new ClaimsIdentity([{ type: AuthenticationConstants.AudienceClaim, value: this.#identity.id }]);
    // An address is asked for, but only the credentials that go with it are used.
    const { credentials } = await super.createConnectorFactory(self).create(`https://${this.#identity.serviceHosts[0]}/`);
    await sign(credentials);
  }

  override async authenticateRequest(activity: Activity, header: string): Promise<Authenticated> {
    const identity = this.#identity;
    const key = identity.kind === 'local' ? activity.channelId : digest(activity, header);
    const known = this.#verified.get(key);
    if (known) return known;
    const expected = { issuer: this.#issuer, serviceUrl: activity.serviceUrl, now: Date.now() / 1000 };
    if (identity.kind !== 'local' && !couldBeFor(header, { ...expected, audience: identity.id })) throw new Error('the token is not for this call');
    const result = await super.authenticateRequest(activity, header);
    const verified = result.connectorFactory ? { ...result, connectorFactory: this.#reuse(result.connectorFactory) } : result;
    const expires = identity.kind === 'local' ? Infinity : Number(result.claimsIdentity.getClaimValue('exp') ?? NaN);
    this.#verified.set(key, verified, (expires + skew) * 1000);
    return verified;
  }

  #reuse(connectors: Connectors): Connectors {
    return {
      create: (serviceUrl, audience) => {
        const key = JSON.stringify([serviceUrl, audience]);
        const known = this.#clients.get(key);
        if (known) return known;
        // The token goes wherever this leads, whoever kept the address.
        if (!mayServe(serviceUrl, this.#identity)) return Promise.reject(new Error('not an address of the service'));
        const client = connectors.create(serviceUrl, audience).then(({ credentials }) => toClient(serviceUrl, credentials));
        this.#clients.set(key, client);
        client.catch(() => this.#clients.delete(key));
        return client;
      },
    };
  }
}

/** Tokens themselves are not kept. */
function digest({ serviceUrl, channelId }: Activity, header: string): string {
  return hash('sha256', JSON.stringify([serviceUrl, channelId, header]), 'base64');
}

type Credentials = Client['credentials'];
type Signed = Parameters<Credentials['signRequest']>[0];

/** Milliseconds for which a token is not asked for again: the SDK renews it five minutes before it ends. */
const tokenKept = 1_000;

/** Our way of sending, with the SDK's token, in the place of the SDK's client. */
function toClient(serviceUrl: string, credentials: Credentials): Client {
  const headers: Headers = keptFor(tokenKept, () => sign(credentials));
  return createConnector(serviceUrl, headers) as unknown as Client;
}

async function sign(credentials: Credentials): Promise<Readonly<Record<string, string>>> {
  const signed: Record<string, string> = {};
  await credentials.signRequest({ headers: { set: (name: string, value: string) => (signed[name] = value) } } as unknown as Signed);
  return signed;
}

/** Who signs the tokens of channels, and where its keys are told: the same choice that the SDK makes. */
function cloudOf(settings: Readonly<Record<string, string>>): { readonly issuer: string; readonly metadata: string } {
  const { ToBotFromChannelTokenIssuer, ToBotFromChannelOpenIdMetadataUrl, ChannelService } = settings;
  if (ToBotFromChannelTokenIssuer && ToBotFromChannelOpenIdMetadataUrl) return { issuer: ToBotFromChannelTokenIssuer, metadata: ToBotFromChannelOpenIdMetadataUrl };
  const cloud = ChannelService === GovernmentConstants.ChannelService ? GovernmentConstants : AuthenticationConstants;
  return { issuer: cloud.ToBotFromChannelTokenIssuer, metadata: cloud.ToBotFromChannelOpenIdMetadataUrl };
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
  return error instanceof KeysUnavailable ? 503 : 401;
}

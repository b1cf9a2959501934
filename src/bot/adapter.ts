import { CloudAdapter, INVOKE_RESPONSE_KEY, TurnContext, type Activity, type InvokeResponse } from 'botbuilder';
import type { Logger } from 'pino';
import type { Identity } from '../config.js';
import { Authentication, type Authenticated } from './authentication.js';
import { faultOf } from './fault.js';
import { invokeResponse } from './invoke.js';

/**
 * The SDK's adapter without its HTTP part, which answers with the text of its errors. A class, because the SDK keeps
 * what is needed for its subclasses.
 */
export class Adapter extends CloudAdapter {
  readonly #authentication: Authentication;

  constructor(authentication: Authentication) {
    super(authentication);
    this.#authentication = authentication;
  }

  /** Rejects when the caller is not who may call. */
  authenticate(activity: Activity, header: string): Promise<Authenticated> {
    return this.#authentication.authenticateRequest(activity, header);
  }

  /** Resolves when callers can be recognized. */
  checkKeys(): Promise<void> {
    return this.#authentication.checkKeys();
  }

  /** Resolves when the bot can prove who it is. */
  checkToken(): Promise<void> {
    return this.#authentication.checkToken();
  }

  /**
   * Runs a turn as the SDK does where there is no middleware, but with async functions of today. The SDK's are compiled to
   * generators, made anew in every call: the engine keeps a class for each of them, and with it everything that belongs
   * to the turn, until it next collects the whole heap.
   */
  async turn({ connectorFactory, audience }: Authenticated, activity: Activity, logic: (context: TurnContext) => Promise<void>): Promise<InvokeResponse | undefined> {
    const context = new TurnContext(this, activity);
    context.turnState.set(this.ConnectorClientKey, await connectorFactory?.create(activity.serviceUrl, audience));
    context.turnState.set(this.ConnectorFactoryKey, connectorFactory);
    context.turnState.set(this.OAuthScopeKey, audience);
    try {
      await logic(context);
    } catch (error) {
      await this.onTurnError(context, error as Error);
    }
    return context.turnState.get<Partial<Activity> | undefined>(INVOKE_RESPONSE_KEY)?.value as InvokeResponse | undefined;
  }
}

export function createAdapter(identity: Identity, log: Logger): Adapter {
  const authentication = new Authentication(identity);
  authentication.checkKeys().catch((error: unknown) => log.warn(faultOf(error), 'the signing keys cannot be fetched; callers are refused until they can'));
  const adapter = new Adapter(authentication);
  adapter.onTurnError = async (context, error) => {
    log.error({ ...faultOf(error), type: context.activity.type }, 'a turn failed');
    if (context.activity.type === 'invoke') await context.sendActivity(invokeResponse({ kind: 'error', status: 500 }));
  };
  return adapter;
}

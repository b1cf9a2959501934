import type { Locale } from '../locale.js';
import { createSay } from '../knowledge/phrase.js';
import type { SecretKind } from '../redact/types.js';
import { toLines } from '../view/rich.js';
import type { Line } from '../view/types.js';
import type { App } from './app.js';

const kindPhrases = { secret: 'leakedSecret', token: 'leakedToken', password: 'leakedPassword', key: 'leakedKey' } as const satisfies Record<SecretKind, string>;

/** What a card says above all else where a secret was pasted. */
export function alertsOf({ knowledge }: Pick<App, 'knowledge'>, leaked: readonly SecretKind[], locale: Locale): readonly Line[] {
  const say = createSay(knowledge.phrases, locale);
  return leaked.length === 0 ? [] : toLines([say('alertLeaked', { kinds: leaked.map((kind) => say(kindPhrases[kind])).join(locale === 'ja' ? '、' : ', ') }), say('alertRevoke')]);
}

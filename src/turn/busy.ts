import { readButton } from '../button.js';
import type { Answer, Incoming } from '../exchange.js';
import { readTrail } from '../guide/trail.js';
import { createSay } from '../knowledge/phrase.js';
import { answerWith, sayLine } from './answers.js';
import type { App } from './app.js';
import { opened } from './begin.js';
import { walkView } from './cards.js';

/**
 * What a clicker gets when the answer does not come in time: the card as it was when they pressed, from its own path,
 * with a line that nothing is confirmed. Whether the click counted is seen on the card for all.
 */
export function asItWas(app: App, click: Extract<Incoming, { kind: 'click' }>): Answer {
  const button = readButton(click.data);
  const scenario = button && 'scenario' in button ? app.knowledge.scenarios[button.scenario] : undefined;
  const given = button && 'path' in button ? readTrail(button.path) : undefined;
  if (button === undefined || scenario === undefined || given === undefined) return sayLine(createSay(app.knowledge.phrases, button?.language ?? click.locale ?? 'en')('noticeBusy'));
  const aside = 'aside' in button ? button.aside : undefined;
  const walk = { ...opened(scenario, given, button.language, click), revision: button.revision, ...(aside ? { aside } : {}) };
  return answerWith('show', app, walkView(app, scenario, button.walk, walk, [{ key: 'noticeBusy' }]));
}

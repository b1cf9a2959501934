import { readButton } from '../button.js';
import type { Answer, Incoming } from '../exchange.js';
import { createSay } from '../knowledge/phrase.js';
import { answerWith, sayLine } from './answers.js';
import type { App } from './app.js';
import { onCard, scenarioNamed } from './begin.js';
import { walkView } from './cards.js';

/**
 * What a clicker gets when the answer does not come in time: the card as it was when they pressed, from its own path,
 * with a line that nothing is confirmed. Whether the click counted is seen on the card for all.
 */
export function asItWas(app: App, click: Extract<Incoming, { kind: 'click' }>): Answer {
  const button = readButton(click.data);
  const scenario = button && 'scenario' in button ? scenarioNamed(app, button.scenario) : undefined;
  const walk = scenario && button && 'path' in button ? onCard(scenario, button, click) : undefined;
  if (button === undefined || scenario === undefined || walk === undefined) return sayLine(createSay(app.knowledge.phrases, button?.language ?? click.locale ?? 'en')('noticeBusy'));
  return answerWith('show', app, walkView(app, scenario, button.walk, walk, [{ key: 'noticeBusy' }]));
}

import type { Locale } from '../locale.js';
import type { SecretKind } from '../redact/types.js';
import { presentNotice } from '../view/help.js';
import type { View } from '../view/types.js';
import { alertsOf } from './alerts.js';
import type { App } from './app.js';
import { frameFor } from './cards.js';

/** The same app, whose cards warn. */
export function warning(app: App, leaked: readonly SecretKind[], locale: Locale): App {
  if (leaked.length === 0) return app;
  const alerts = alertsOf(app, leaked, locale);
  return { ...app, render: (view) => app.render({ ...view, alerts }) };
}

/** Where there is nothing else to say. */
export function leakView(app: App, locale: Locale): View {
  const frame = frameFor(app, locale, 'notice-0', 0);
  return presentNotice({ ...frame, notices: [frame.say('headingLeaked')] });
}

import { readButton } from './button.js';
import { readControl } from './control.js';
import type { Answer, Answering, Incoming } from './exchange.js';
import { createSay } from './knowledge/phrase.js';
import { readRequest } from './request.js';
import { sayLine, silence } from './turn/answers.js';
import type { App } from './turn/app.js';
import { onClick } from './turn/click.js';
import { onControl } from './turn/control.js';
import { createLine } from './turn/line.js';
import { forDialog, onDiagnose, toDialog } from './turn/diagnose.js';
import { onDeleted, onEdited } from './turn/edited.js';
import { onInstalled, onMessage } from './turn/message.js';
import { forPlace } from './turn/profiles.js';
import { createRecent } from './turn/recent.js';
import { createFinder } from './turn/search.js';
import { onShare } from './turn/share.js';
import { noteClick, watched } from './watch.js';

/**
 * The whole bot as one function over plain data. Teams, the command line and the tests all call it. Nothing that a
 * person can send makes it reject: a fault of ours is reported to `onFault` and answered with a polite line.
 */
export function createAnswering(parts: Omit<App, 'recent'>, onFault: (error: unknown) => void): Answering {
  const inLine = createLine();
  // The profile is named here, because what is added to a copy makes the engine a class for this one object.
  const unwatched: App = { ...parts, profile: undefined, recent: createRecent(() => parts.now().getTime()) };
  const find = createFinder(unwatched);
  return async (received, trace) => {
    const app = watched(unwatched, trace);
    // A name can hold a secret like any other text, and names are shown and kept.
    const incoming = { ...received, person: { ...received.person, name: app.redact(received.person.name).concealed } };
    try {
      switch (incoming.kind) {
        case 'message':
          return await onMessage(app, incoming);
        case 'click':
          noteClick(app.knowledge, incoming.data, trace);
          return await inLine(lineOf(incoming), () => clickedAnywhere(app, incoming));
        case 'diagnose':
          return await onDiagnose(app, incoming);
        case 'share':
          return await inLine(lineOf(incoming), () => onShare(app, incoming));
        case 'search':
          return find(incoming);
        case 'edited':
          return await onEdited(app, incoming);
        case 'deleted':
          return await onDeleted(app, incoming);
        case 'installed':
          return onInstalled(app, incoming.locale);
        default:
          return incoming satisfies never;
      }
    } catch (error) {
      onFault(error);
      // Nobody waits for an answer to these.
      if (incoming.kind === 'edited' || incoming.kind === 'deleted') return { ...silence, failed: true };
      // Words alone: rendering a card may be what failed.
      const text = createSay(app.knowledge.phrases, incoming.locale ?? 'en')('noticeFailed');
      return { ...sayLine(text), failed: true };
    }
  };
}

/** What a click in a dialog is answered with stays in the dialog. */
async function clickedAnywhere(app: App, click: Extract<Incoming, { kind: 'click' }>): Promise<Answer> {
  return click.dialog ? toDialog(app, click.locale, await clicked(forDialog(app), click)) : clicked(app, click);
}

async function clicked(app: App, click: Extract<Incoming, { kind: 'click' }>): Promise<Answer> {
  const control = readControl(click.data);
  return control === undefined ? onClick(await forPlace(app, click.place), click) : onControl(app, click, control);
}

/** Clicks on one walk wait for each other; a form has a line of its own, by its place. */
function lineOf({ data, place }: Extract<Incoming, { kind: 'click' | 'share' }>): string {
  return (readRequest(data) ?? readButton(data))?.walk ?? `form ${place.conversation}`;
}

import { readButton } from './button.js';
import { readControl } from './control.js';
import type { Knowledge } from './knowledge/types.js';
import type { Store } from './store/types.js';
import type { Trace } from './trace.js';
import type { App } from './turn/app.js';

/** The same app, which tells a trace what it recognizes and how long it takes. */
export function watched(app: App, trace: Trace | undefined): App {
  if (trace === undefined) return app;
  return {
    ...app,
    store: watchedStore(app.store, trace),
    recognize: (...of) => {
      const begun = performance.now();
      const reading = app.recognize(...of);
      trace.add('recognize', performance.now() - begun);
      const intent = reading.outcome === 'answer' ? reading.candidates[0]?.intent : undefined;
      trace.note({ reading: reading.outcome, ...(intent === undefined ? {} : { intent }) });
      return reading;
    },
  };
}

/** Tells a trace what was clicked. Buttons come from outside, so only names that the knowledge has are repeated. */
export function noteClick({ scenarios }: Knowledge, data: unknown, trace: Trace | undefined): void {
  if (trace === undefined) return;
  const button = readButton(data) ?? readControl(data);
  if (button === undefined) return trace.note({ event: 'unknown' });
  const name = 'intent' in button ? button.intent : ('scenario' in button ? button.scenario : undefined);
  const known = name !== undefined && (Object.hasOwn(scenarios, name) || Object.values(scenarios).some(({ intents }) => intents.some(({ id }) => id === name)));
  trace.note({ event: button.event, ...(known ? { intent: name } : {}) });
}

function watchedStore(store: Store, trace: Trace): Store {
  return {
    get: (...of) => trace.time('store', () => store.get(...of)),
    put: (...of) => trace.time('store', () => store.put(...of)),
    create: (...of) => trace.time('store', () => store.create(...of)),
    replace: (...of) => trace.time('store', () => store.replace(...of)),
    delete: (...of) => trace.time('store', () => store.delete(...of)),
    append: (...of) => trace.time('store', () => store.append(...of)),
    query: (...of) => trace.time('store', () => store.query(...of)),
    forget: (...of) => trace.time('store', () => store.forget(...of)),
    sweep: (...of) => store.sweep(...of),
    check: () => store.check(),
    close: () => store.close(),
  };
}

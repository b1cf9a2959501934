import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Store } from '../../src/store/types.js';

type Step =
  | { readonly kind: 'put'; readonly key: string; readonly expected: number; readonly lasts: number }
  | { readonly kind: 'get'; readonly key: string }
  | { readonly kind: 'delete'; readonly key: string }
  | { readonly kind: 'wait'; readonly time: number };

const key = fc.constantFrom('a', 'b', '__proto__');

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('put' as const), key, expected: fc.nat(3), lasts: fc.nat(20) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('get' as const), key }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), key }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), time: fc.nat(10) }) },
);

interface Kept {
  readonly revision: number;
  readonly value: number;
  readonly until: number;
}

/** Does random steps on the store and on a map side by side: every answer has to be the same. */
export function agreesWithModel(store: Store, fresh: () => string, setClock: (time: number) => void): Promise<void> {
  return fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const collection = fresh();
      const model = new Map<string, Kept>();
      let today = Date.parse('2026-01-05T09:00:00.000Z');
      setClock(today);
      const live = (name: string) => {
        const kept = model.get(name);
        return kept !== undefined && kept.until > today ? kept : undefined;
      };
      const put = async (name: string, value: number, expected: number, until: number) => {
        const wins = expected === (live(name)?.revision ?? 0);
        const revision = (model.get(name)?.revision ?? 0) + 1;
        assert.equal(await store.put(collection, name, value, expected, new Date(until)), wins ? revision : undefined);
        if (wins) model.set(name, { revision, value, until });
      };
      for (const [index, next] of steps.entries()) {
        switch (next.kind) {
          case 'wait':
            setClock((today += next.time));
            break;
          case 'put':
            await put(next.key, index, next.expected, today + next.lasts);
            break;
          case 'delete':
            await store.delete(collection, next.key);
            model.delete(next.key);
            break;
          case 'get': {
            const { revision, value } = live(next.key) ?? {};
            assert.deepEqual(await store.get(collection, next.key), revision === undefined ? undefined : { revision, value });
          }
        }
      }
    }),
    { numRuns: 60 },
  );
}

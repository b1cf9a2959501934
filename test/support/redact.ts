import { createRedactor } from '../../src/redact/redact.js';
import { idsIn } from '../../src/redact/known.js';
import { knowledge } from './product.js';

export const pseudonymKey = 'a key of the tests, 32 characters.';

/** Redacts with the product's knowledge, on a day on which the tokens of the tests have not expired. */
export const redact = createRedactor({ key: pseudonymKey, now: () => new Date('2026-03-01T00:00:00Z'), known: idsIn(JSON.stringify(knowledge)) });

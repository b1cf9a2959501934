import type { Activity } from 'botbuilder';
import { contentOf, type Card } from '../card.js';

/** What the body of an answer to a click says; the HTTP status is 200 in every case, or Teams sends the click again. */
export type InvokeAnswer =
  | { readonly kind: 'card'; readonly card: Card }
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'error'; readonly status: 400 | 500 };

export function invokeResponse(answer: InvokeAnswer): Partial<Activity> {
  return { type: 'invokeResponse', value: { status: 200, body: toBody(answer) } };
}

/** The body as it goes over HTTP, for where there is no turn. */
export const invokeBody = (answer: InvokeAnswer): string => JSON.stringify(toBody(answer));

function toBody(answer: InvokeAnswer): unknown {
  switch (answer.kind) {
    case 'card':
      return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: contentOf(answer.card) };
    case 'message':
      return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: answer.text };
    case 'error':
      return { statusCode: answer.status, type: 'application/vnd.microsoft.error', value: faults[answer.status] };
    default:
      return answer satisfies never;
  }
}

const faults = {
  400: { code: 'BadRequest', message: 'This action is not known.' },
  500: { code: 'InternalError', message: 'The action could not be carried out.' },
} as const;

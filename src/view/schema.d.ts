/** Stands in for the TypeScript sources of `adaptivecards`, which adaptivecards-templating's types point into. */
export type IAdaptiveCard = Readonly<Record<string, unknown>>;

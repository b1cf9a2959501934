/** What a team is asked once: settings with a few possible answers. `environment` and `asr` are facts of scenarios too. */
export const choices = {
  language: ['ja', 'en'],
  environment: ['dedicated-itar', 'standard-m365'],
  asr: ['yes', 'no'],
} as const;

export const choiceFields = ['language', 'environment', 'asr'] as const satisfies readonly (keyof typeof choices)[];
export const attributeFields = ['mailboxAttribute', 'deprovisionAttribute', 'filterAttribute', 'lyncAttribute'] as const;
export const valueFields = ['mailboxValue', 'deprovisionValue', 'filterValue'] as const;

/** In the order in which people are asked for them. */
export const fields = [
  ...choiceFields,
  'mailboxAttribute', 'mailboxValue', 'deprovisionAttribute', 'deprovisionValue', 'filterAttribute', 'filterValue', 'lyncAttribute',
] as const;

export type ChoiceField = (typeof choiceFields)[number];
export type AttributeField = (typeof attributeFields)[number];
export type ValueField = (typeof valueFields)[number];
/** What steps can show in place of an example. */
export type TextField = AttributeField | ValueField;
export type Field = ChoiceField | TextField;

export const textFields: readonly TextField[] = fields.filter((field): field is TextField => !(field in choices));

export function isTextField(name: string): name is TextField {
  return textFields.some((field) => field === name);
}

export function isChoiceField(field: Field): field is ChoiceField {
  return field in choices;
}

export function isAttributeField(field: Field): field is AttributeField {
  return attributeFields.some((name) => name === field);
}

export type Variables = Readonly<Record<string, string>>;

const placeholder = /\$\{\{\s*(\w+)\s*\}\}/g;

/** What a value must look like, where being set is not enough. */
interface Kind {
  readonly pattern: RegExp;
  readonly must: string;
  readonly example: string;
}

const guid: Kind = { pattern: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i, must: 'be a GUID', example: '00000000-0000-0000-0000-000000000000' };
const address: Kind = { pattern: /^https:\/\/[^\s/:@]+(:\d+)?(\/\S*)?$/, must: 'be an address that starts with https://', example: 'https://example.com' };
const host: Kind = { pattern: /^[a-z\d-]+(\.[a-z\d-]+)+$/i, must: 'be a host name, without scheme, port or path', example: 'example.com' };
const kinds: Readonly<Record<string, Kind>> = {
  TEAMS_APP_ID: guid,
  BOT_ID: guid,
  BOT_DOMAIN: host,
  DEVELOPER_WEBSITE_URL: address,
  DEVELOPER_PRIVACY_URL: address,
  DEVELOPER_TERMS_URL: address,
};

/** May be blank: a package for everybody has the bare name. */
const optional = new Set(['APP_NAME_SUFFIX']);

/** Every variable that a text names, each once. */
export function variablesIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(placeholder)].map(([, name = '']) => name))].sort();
}

/** One fault for each variable that is missing or wrong, and values that let the rest be checked all the same. */
export function checkVariables(names: readonly string[], variables: Variables): { readonly faults: readonly string[]; readonly values: Variables } {
  const checked = names.map((name) => {
    const value = variables[name]?.trim() ?? '';
    const kind = kinds[name];
    const fault = faultOf(name, value, kind);
    return { name, fault, value: fault === undefined ? value : (kind?.example ?? name) };
  });
  return {
    faults: checked.flatMap(({ fault }) => fault ?? []),
    values: Object.fromEntries(checked.map(({ name, value }) => [name, value])),
  };
}

function faultOf(name: string, value: string, kind: Kind | undefined): string | undefined {
  if (value === '') return optional.has(name) ? undefined : `${name} is not set.`;
  return kind && !kind.pattern.test(value) ? `${name} is "${value}"; it must ${kind.must}.` : undefined;
}

/** Fills the variables in, in the strings of a parsed file, so that no value can break its syntax. */
export function fill(value: unknown, variables: Variables): unknown {
  if (typeof value === 'string') return value.replace(placeholder, (_whole, name: string) => variables[name] ?? '');
  if (Array.isArray(value)) return value.map((item) => fill(item, variables));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item, variables)]));
}

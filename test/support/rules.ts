import type { Knowledge, Rule } from '../../src/knowledge/types.js';

/** Numbers that look random and are the same in every run. */
export function createRandom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

type Random = ReturnType<typeof createRandom>;

const verbs = ['assign', 'remove', 'update', 'resolve', 'provision', 'synchronize', 'restore', 'validate', 'enumerate', 'convert', 'acquire', 'publish'];
const things = ['mailbox', 'license', 'recipient', 'connector', 'retention policy', 'address list', 'journal rule', 'transport rule', 'device', 'application', 'certificate', 'access token', 'archive', 'public folder', 'quota', 'role assignment'];
const faults = ['was not found', 'is out of range', 'has expired', 'is read-only', 'already exists', 'cannot be null', 'exceeds the limit', 'was denied by policy', 'is not licensed', 'is being migrated'];
const kana = ['同期', '割り当て', '更新', '削除', '配布', '予定表', '連絡先', '証明書', '承認', '保管', '転送', '監査'];

const pick = <T>(values: readonly T[], random: Random): T => {
  const value = values[random(values.length)];
  if (value === undefined) throw new RangeError('Nothing to pick from.');
  return value;
};
const hex = (digits: number, random: Random): string => Array.from({ length: digits }, () => random(16).toString(16)).join('');
const guid = (random: Random): string => [8, 4, 4, 4, 12].map((digits) => hex(digits, random)).join('-');
const two = (value: number): string => String(value).padStart(2, '0');

/** So many rules of the kinds that people write: codes, phrases, gaps, word beginnings and signals. */
export function syntheticRules(count: number, seed = 1): readonly Rule[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, index) => ({
    id: `synthetic.${index}`,
    intent: undefined,
    score: 0.5,
    all: conditions(index, random),
    none: index % 5 === 0 ? [`${pick(verbs, random)} ${hex(4, random)}`] : [],
    unless: index % 7 === 0 ? [`@mailbox`] : [],
    within: index % 3 === 0 ? 120 : 'message',
    facts: { synthetic: String(index) },
    samples: { ja: [], en: [] },
    near: [],
  }));
}

function conditions(index: number, random: Random): Rule['all'] {
  const phrase = `${pick(verbs, random)} the ${pick(things, random)} ${hex(3, random)} ${pick(faults, random)}`;
  switch (index % 6) {
    case 0:
      return [[`aadsts:${50_000 + random(49_999)}`, `0x8004${hex(4, random)}`]];
    case 1:
      return [[phrase]];
    case 2:
      return [[`could not ${phrase} … ${pick(faults, random)}`], ['status:400', 'status:404']];
    case 3:
      return [[`5.${random(9)}.${random(999)} ${pick(things, random)}`, `${pick(things, random)}${hex(4, random)}*`]];
    case 4:
      return [[`${pick(kana, random)}${pick(kana, random)}${hex(2, random)}`, `${pick(kana, random)}の${pick(kana, random)}に失敗${hex(2, random)}`]];
    default:
      return [[`error${hex(5, random)}`, `code:error${hex(5, random)}`], ['@user-object']];
  }
}

/** The knowledge with so many rules more; they tell facts only, so what is recognized stays the same. */
export function withRules(knowledge: Knowledge, count: number, seed = 1): Knowledge {
  return { ...knowledge, rules: [...knowledge.rules, ...syntheticRules(count, seed)] };
}

/** A provisioning log of so many characters: mostly work that went well, an error every few dozen lines. */
export function syntheticLog(length: number, seed = 2): string {
  const random = createRandom(seed);
  let log = '';
  for (let line = 0; log.length < length; line += 1) {
    const stamp = `2024-05-${two(1 + (line % 28))}T${two(line % 24)}:${two(random(60))}:${two(random(60))}.${hex(3, random).replace(/\D/g, '0')}Z`;
    log += `${stamp} ${entry(line, random)}\n`;
  }
  return log.slice(0, length);
}

function entry(line: number, random: Random): string {
  const user = `${pick(['tanaka', 'suzuki', 'lindqvist', 'mbeki', 'haddad'], random)}.${random(900)}@contoso.example`;
  if (line % 41 === 40) {
    const body = { error: { code: 'Request_BadRequest', message: `Subscription with SKU ${guid(random)} does not have any available licenses.`, innerError: { 'request-id': guid(random) } } };
    return `[ERROR] assignLicense for ${user} failed: HTTP 400 ${JSON.stringify(body)}`;
  }
  if (line % 97 === 96) return `[ERROR] PATCH users/${guid(random)} 403 Authorization_RequestDenied: Insufficient privileges to complete the operation.\n   at Provisioning.Worker.Send(String path) in /src/Worker.cs:line ${random(400)}`;
  switch (line % 5) {
    case 0:
      return `[INFO] GET https://graph.microsoft.com/v1.0/users/${guid(random)}?$select=id,userPrincipalName 200 ${random(900)}ms`;
    case 1:
      return `[DEBUG] worker-${random(16)} ${pick(verbs, random)} the ${pick(things, random)} of ${user} (attempt ${random(4)})`;
    case 2:
      return `[INFO] ${user} の${pick(kana, random)}を${pick(kana, random)}しました`;
    case 3:
      return `[INFO] {"event":"sync","object":"${guid(random)}","changes":${random(40)},"etag":"W/\\"${hex(12, random)}\\""}`;
    default:
      return `[INFO] queue depth ${random(5000)}, next run in ${random(600)} s`;
  }
}

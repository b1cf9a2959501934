import type { SecretKind } from './types.js';

/** A kind of secret that its issuer made recognizable. */
export interface Shape {
  readonly kind: SecretKind;
  /** One of these stands in every such secret; looking for them first is what keeps this quick. */
  readonly literals: readonly string[];
  /** From where the secret begins. Linear in time: bounded, or unbounded at its end alone. */
  readonly pattern: string;
  /** The literal stands inside: so many units, of those that the pattern of one unit takes, can stand before it. */
  readonly back?: { readonly unit: RegExp; readonly most: number };
  /** Too short a beginning to be looked for inside of words. */
  readonly atWord?: true;
  /** Long enough to be broken into lines. */
  readonly wraps?: true;
  /** Told by nothing but its looks, so that nobody is alarmed by it alone. */
  readonly unsure?: true;
}

const shape = (kind: SecretKind, literals: readonly string[], pattern: string, more: Partial<Shape> = {}): Shape => ({ kind, literals, pattern, ...more });
const base64 = /[A-Za-z0-9+/]/;

/** Shapes as their issuers document them, or as scanners of public repositories know them. */
export const shapes: readonly Shape[] = [
  // A client secret of Microsoft Entra: three characters, a digit, Q~, and 40 in all.
  shape('secret', ['Q~'], '[\\w.~-]{2,4}Q~[\\w.~-]{28,60}', { back: { unit: /[\w.~-]/, most: 4 } }),
  // Secrets issued before that hold tildes and dots among 34 characters.
  shape('secret', ['~'], '[\\w.~-]{30,60}', { back: { unit: /[\w.~-]/, most: 48 }, unsure: true }),
  // Refresh tokens, authorization codes and device codes of Entra, and of personal accounts.
  shape('token', ['0.A', '1.A'], '[01]\\.A[\\w-]{20,400}\\.[\\w.-]{20,}', { wraps: true, atWord: true }),
  shape('token', ['M.C', 'M.R'], 'M\\.[CR]\\d{1,4}_[A-Z]{2,4}\\.[\\w.!*$-]{20,}', { wraps: true, atWord: true }),
  shape('token', ['ESTSAUTH'], 'ESTSAUTH[A-Z]{0,20}=[^\\s;"\',]{16,}', { wraps: true }),
  shape('token', ['eyJ'], 'eyJ[\\w-]{8,}', { wraps: true }),
  shape('token', ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'], 'gh[pousr]_[A-Za-z0-9]{30,255}'),
  shape('token', ['github_pat_'], 'github_pat_\\w{50,255}'),
  shape('token', ['glpat-'], 'glpat-[\\w-]{20,64}'),
  shape('token', ['xoxa-', 'xoxb-', 'xoxe.', 'xoxo-', 'xoxp-', 'xoxr-', 'xoxs-', 'xapp-'], 'x(?:ox[a-z]|app)[.-][\\w.-]{10,255}'),
  shape('token', ['ya29.'], 'ya29\\.[\\w-]{20,}', { wraps: true }),
  shape('token', ['npm_'], 'npm_[A-Za-z0-9]{36}'),
  shape('token', ['pypi-'], 'pypi-[\\w-]{50,}'),
  shape('token', ['AZDO'], '[A-Za-z0-9]{70,80}AZDO[A-Za-z0-9]{4}', { back: { unit: /[A-Za-z0-9]/, most: 80 } }),
  shape('token', ['dapi'], 'dapi[0-9a-f]{32}', { atWord: true }),
  shape('key', ['AKIA', 'ASIA', 'AROA'], 'A(?:KIA|SIA|ROA)[A-Z2-7]{16}'),
  shape('key', ['AIza'], 'AIza[\\w-]{35}'),
  shape('key', ['GOCSPX-'], 'GOCSPX-[\\w-]{28}'),
  shape('key', ['sk-'], 'sk-[\\w-]{20,200}', { atWord: true }),
  shape('key', ['sk_live_', 'rk_live_'], '[sr]k_live_[A-Za-z0-9]{16,99}'),
  shape('key', ['SG.'], 'SG\\.[\\w-]{22}\\.[\\w-]{43}'),
  // Keys of storage accounts, Cosmos DB and Service Bus: marked by their issuer, or 64 bytes.
  shape('key', ['+ASt', '+ACDb', '+ARmB', '+AEHb', '+ASb'], '[A-Za-z0-9+/]{30,90}={0,2}', { back: { unit: base64, most: 80 } }),
  shape('key', ['AzFu', 'AzCa', 'AzSe'], '[\\w-]{40,52}Az(?:Fu|Ca|Se)[\\w-]{4,8}={0,2}', { back: { unit: /[\w-]/, most: 52 } }),
  shape('key', ['=='], '[A-Za-z0-9+/]{86}==', { back: { unit: base64, most: 88 } }),
  shape('secret', ['='], '[A-Za-z0-9+/]{43}=', { back: { unit: base64, most: 88 }, unsure: true }),
  shape('secret', ['hooks.slack.com/services/'], 'hooks\\.slack\\.com/services/T[A-Z0-9]{8,12}/B[A-Z0-9]{8,12}/[A-Za-z0-9]{20,30}'),
  shape('secret', ['IncomingWebhook/'], 'IncomingWebhook/[0-9a-f]{32}/[0-9a-f-]{36}[\\w/-]{0,60}'),
  shape('token', ['Basic ', 'basic '], '[Bb]asic [A-Za-z0-9+/]{12,400}={0,2}'),
  // user:password@ in an address of any scheme.
  shape('password', ['://'], '://[^\\s:/@?#<>"\']{1,80}:[^\\s@/<>"\']{1,120}@'),
];

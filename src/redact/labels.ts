import type { SecretKind } from './types.js';

/** Words that stand before a secret. A word with a dash may be written with a space, an underscore, or as one. */
interface Label {
  readonly kind: SecretKind;
  readonly words: readonly string[];
  /** Parts of longer words as well: `newPassword`, `DB_PASSWORD`. */
  readonly inside?: true;
}

export const labels: readonly Label[] = [
  { kind: 'password', inside: true, words: ['password', 'passwd', 'passphrase', 'passcode', 'パスワード', 'ﾊﾟｽﾜｰﾄﾞ', 'パスフレーズ', '暗証番号', 'kennwort', 'passwort', 'contraseña', 'mot de passe', 'senha', 'wachtwoord', 'пароль', '密码', '密碼', '口令', '비밀번호', '암호'] },
  { kind: 'password', words: ['pwd', 'pw', 'pass', 'パス', 'sshpass -p', 'convertto-securestring', 'creds', 'credentials'] },
  { kind: 'password', words: ['otp', 'one-time-code', 'one-time-passcode', 'verification-code', 'mfa-code', '認証コード', '確認コード', 'ワンタイムコード'] },
  { kind: 'secret', inside: true, words: ['client-secret-value', 'client-secret', 'app-secret', 'application-secret', 'consumer-secret', 'signing-secret', 'secret-text', 'secret-value', 'secret-key', 'app-key', 'クライアントシークレットの値', 'クライアントシークレット', 'クライアント シークレット', 'シークレット値', 'シークレットの値', 'シークレットキー', 'シークレット'] },
  { kind: 'secret', words: ['secret', 'webhook-secret'] },
  { kind: 'key', inside: true, words: ['api-key', 'access-key', 'account-key', 'shared-access-key', 'shared-key', 'subscription-key', 'functions-key', 'secret-access-key', 'private-key', 'encryption-key', 'machine-key', 'storage-key', 'recovery-key', 'APIキー', 'アクセスキー', '共有キー', '秘密鍵', '回復キー'] },
  { kind: 'token', inside: true, words: ['access-token', 'refresh-token', 'id-token', 'auth-token', 'bearer-token', 'session-token', 'security-token', 'sas-token', 'client-assertion', 'code-verifier', 'device-code', 'アクセストークン', '更新トークン', 'リフレッシュトークン', 'トークン'] },
  { kind: 'token', words: ['token', 'authorization', 'bearer', 'sas', 'sig', 'cookie', 'set-cookie', 'assertion', 'samlresponse', 'session-id', 'pat', 'code'] },
];

/** One pattern for all: the first group is a word that may be part of a longer one. */
export function patternOfLabels(): RegExp {
  const of = (inside: boolean) =>
    labels.filter((label) => (label.inside ?? false) === inside).flatMap(({ words }) => words).sort((a, b) => b.length - a.length).map(toPattern).join('|');
  return new RegExp(`(${of(true)})|(${of(false)})`, 'gi');
}

/** The kind of secret that a word announces. */
export function kindOfLabel(word: string): SecretKind {
  return kinds.get(squeeze(word)) ?? 'secret';
}

function toPattern(word: string): string {
  return word.replace(/-(?!p$|s)/g, '[ _-]?').replace(/-s(?!ecurestring)/g, '[ _-]?s');
}

function squeeze(word: string): string {
  return word.toLowerCase().replace(/[ _-]/g, '');
}

const kinds: ReadonlyMap<string, SecretKind> = new Map(labels.flatMap(({ kind, words }) => words.map((word) => [squeeze(word), kind] as const)));

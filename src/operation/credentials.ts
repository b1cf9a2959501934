/** What Microsoft Entra ID says when it gives no token, and what to do about it. */
const refusals: Readonly<Record<string, readonly [state: string, remedy: string]>> = {
  AADSTS7000222: ['secret expired', 'Make a new client secret for the app registration (Certificates & secrets), set BOT_PASSWORD and restart.'],
  AADSTS7000215: ['wrong secret', 'Set BOT_PASSWORD to the value of the client secret, not to its id, and restart.'],
  AADSTS700016: ['unknown application', 'Check BOT_ID and BOT_TENANT_ID: the app registration is not in this tenant.'],
  AADSTS90002: ['unknown tenant', 'Check BOT_TENANT_ID.'],
  AADSTS700027: ['wrong certificate', 'Check CertificateThumbprint and CertificatePrivateKey against the app registration.'],
};

export interface Refusal {
  readonly state: string;
  readonly remedy: string;
}

/** The one part of what Microsoft Entra ID says that can be repeated. */
export function entraCodeIn(message: unknown): string | undefined {
  return typeof message === 'string' ? /AADSTS\d{4,8}/.exec(message)?.[0] : undefined;
}

/** Why no token could be fetched. Fixed words: the error itself may hold the secret. */
export function refusalOf(error: unknown): Refusal {
  const { message, errorCode }: { message?: unknown; errorCode?: unknown } = typeof error === 'object' && error !== null ? error : {};
  const code = entraCodeIn(message);
  const known = code === undefined ? undefined : refusals[code];
  if (known) return { state: known[0], remedy: known[1] };
  if (code !== undefined) return { state: `refused with ${code}`, remedy: `Look up ${code} at https://login.microsoftonline.com/error.` };
  if (errorCode === 'network_error' || errorCode === 'endpoints_resolution_error') return { state: 'login service unreachable', remedy: 'Let this server reach the login service over https.' };
  return { state: 'no token', remedy: 'Check BOT_TYPE, and for UserAssignedMSI that the identity is assigned to this machine.' };
}

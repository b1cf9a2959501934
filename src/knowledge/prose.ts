/** Hosts that a card may link to. A link anywhere else does not load. */
export const linkHosts = [
  'learn.microsoft.com',
  'support.microsoft.com',
  'mskb.pkisolutions.com',
  'cg-support.isr.co.jp',
  'login.microsoftonline.com',
  'aka.ms',
  'admin.microsoft.com',
  'entra.microsoft.com',
] as const;

export type Report = (place: string, problem: string, remedy: string) => void;

/** Reports what a card would not show as meant. */
export function checkProse(place: string, text: string, report: Report): void {
  const fault = faultOfProse(text);
  if (fault) report(place, fault, 'Use **bold** and `literal` only; put links under links.');
}

function faultOfProse(text: string): string | undefined {
  if ((text.match(/\*\*/g) ?? []).length % 2 !== 0) return 'has an opening ** without its end.';
  if ((text.match(/`/g) ?? []).length % 2 !== 0) return 'has an opening ` without its end.';
  const bare = text.replace(/`[^`]*`/g, '');
  if (/\]\(|\$\{|<\/?[a-z]+>|\{\{/i.test(bare)) return 'holds markup that a card would not show as meant.';
  if (/https?:\/\//.test(bare)) return 'holds an address.';
  return undefined;
}

/** Reports an address that a card may not link to. */
export function checkAddress(place: string, address: string, report: Report): void {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') return report(place, `"${address}" is no plain https address.`, 'Write the whole https address.');
  if (!linkHosts.some((host) => host === url.hostname)) report(place, `${url.hostname} is not on the list of hosts.`, `Link to ${linkHosts.join(', ')}, or add the host to linkHosts.`);
}

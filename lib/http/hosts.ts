/** The only hosts the product ever talks to [design §3 law 6]. Nothing else may be added here without the privacy text saying so. */
export const ALLOWED_HOSTS: readonly string[] = [
  'qsm.qoo10.jp',
  'qsmupload.qoo10.jp',
  'api.qoo10.jp',
  'smartship2.tracxlogis.com',
  'api.tracxlogis.com',
];

export type Refusal = 'address-unreadable' | 'not-https' | 'credentials-in-address' | 'host-not-allowed';

/** Says why an address may not be called, or null when it may: https, an allowed host by its exact name, its standard port, no user name or password. */
export function refusal(address: string | URL, hosts: readonly string[] = ALLOWED_HOSTS): Refusal | null {
  const url = typeof address === 'string' ? URL.parse(address) : address;
  if (!url) return 'address-unreadable';
  if (url.protocol !== 'https:') return 'not-https';
  if (url.username !== '' || url.password !== '') return 'credentials-in-address';
  if (url.port !== '' || !hosts.includes(url.hostname)) return 'host-not-allowed';
  return null;
}

/** The demo shop's seller at Qoo10. Every live seller authorization key with the instant it expires; Smartship's own link holds one of them. */
export type Seller = {
  readonly shopId: string;
  readonly shopName: string;
  password: string;
  /** The long-lived key that only CreateCertificationKey takes [qapi 2]. */
  readonly apiKey: string;
  /** The key to type into the extension. */
  sellerAuthorizationKey: string;
  readonly keys: Map<string, { expiresAt: number }>;
  /** From now on every key is expired (-90005). */
  expireKeys(): void;
  /** From now on no key is known (-90001), as after a password change [qapi 2]. */
  revokeKeys(): void;
};

export function createSeller(now: () => number): Seller {
  const key = 'S5sample_g_1_SampleSellerAuthorizationKey_g_2_0000000000000000000000000000000000000000_g_1_Zz';
  const keys = new Map([[key, { expiresAt: now() + 200 * 86_400_000 }]]);
  return {
    shopId: 'demo_shop',
    shopName: '見本ショップ',
    password: 'Sample-Pass-1',
    apiKey: 'SAMPLE_QOO10_API_KEY_0001',
    sellerAuthorizationKey: key,
    keys,
    expireKeys: () => {
      for (const each of keys.values()) each.expiresAt = now();
    },
    revokeKeys: () => keys.clear(),
  };
}

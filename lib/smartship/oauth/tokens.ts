import { z } from 'zod';
import { later } from '#lib/domain';

/** What a sign-in leaves: secrets for the vault, and where they are good. */
export const tokensSchema = later(() =>
  z.object({
    accessToken: z.string().min(1),
    refreshToken: z.string().min(1).nullable(),
    /** Instant; null where the server did not say. */
    expiresAt: z.number().nullable(),
    scope: z.string().nullable(),
    /** Made at the sign-in and kept over renewals: names the signed-in account where the server names none. */
    connectionId: z.string(),
    clientId: z.string(),
    clientSecret: z.string().nullable(),
    issuer: z.string(),
    tokenEndpoint: z.string(),
    revocationEndpoint: z.string().nullable(),
    resource: z.string(),
  }),
);
export type SmartshipTokens = z.infer<ReturnType<typeof tokensSchema>>;

/** Where the caller keeps the tokens: the vault. */
export interface TokenStore {
  get(): Promise<SmartshipTokens | null>;
  set(tokens: SmartshipTokens | null): Promise<void>;
}

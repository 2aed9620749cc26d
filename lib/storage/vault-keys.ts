import { z } from 'zod';

/** A sealed text: AES-GCM, with a fresh nonce for each sealing. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
}

const AES = { name: 'AES-GCM', length: 256 } as const;
/** OWASP's figure for PBKDF2 with SHA-256. */
const ITERATIONS = 600_000;

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** Seals a text under a key; `context` must be the same when it is opened. */
export async function seal(key: CryptoKey, text: string, context: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return {
    iv,
    sealed: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: encode(context) }, key, encode(text)),
  };
}

/** Opens a sealed text; null when the key or the context is another, or the bytes were touched. */
export async function open(key: CryptoKey, { iv, sealed }: Sealed, context: string): Promise<string | null> {
  try {
    const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: encode(context) }, key, sealed);
    return new TextDecoder().decode(opened);
  } catch {
    return null;
  }
}

/** A key that the browser uses for us and shows to nobody, us included. */
export const hiddenKey = (): Promise<CryptoKey> => crypto.subtle.generateKey(AES, false, ['encrypt', 'decrypt']);

/** Raw bytes of a new key, as base64: only ever stored sealed, or in the browser's memory. */
export const freshRawKey = (): string => toBase64(crypto.getRandomValues(new Uint8Array(32)));

export const importRawKey = (raw: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', fromBase64(raw), AES, false, ['encrypt', 'decrypt']);

/** The key that a passphrase gives with a salt; slow on purpose. */
export async function keyFromPassphrase(passphrase: string, salt: string): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', encode(passphrase.normalize('NFKC')), 'PBKDF2', false, [
    'deriveKey',
  ]);
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt: fromBase64(salt), iterations: ITERATIONS } as const;
  return crypto.subtle.deriveKey(derivation, material, AES, false, ['encrypt', 'decrypt']);
}

export const rawKeyShape = z.string().regex(/^[A-Za-z0-9+/]{43}=$/);

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

// What lies on the phone is sealed by AES-GCM under a data key that only the PIN unwraps.

export interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

export interface Wrapping {
  salt: Uint8Array<ArrayBuffer>;
  rounds: number;
  wrapped: Sealed;
}

// About 0.1 s on a desk's processor, so under 0.7 s on one six times slower.
export const ROUNDS = 500_000;
const TEXT = new TextEncoder();

/** A new data key, and how it lies on disk under a secret. */
export async function newKey(secret: string): Promise<[CryptoKey, Wrapping]> {
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, true, [
    "encrypt",
    "decrypt",
  ]);
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const under = await derived(secret, salt, ROUNDS);
  const data = await crypto.subtle.wrapKey("raw", key, under, { name: "AES-GCM", iv });
  const wrapping = { salt, rounds: ROUNDS, wrapped: { iv, data } };
  const kept = await unwrapped(secret, wrapping);
  if (!kept) throw new Error("a key that was just wrapped does not open");
  return [kept, wrapping];
}

/** The data key, which never leaves the browser's own hands again; null where the secret is wrong. */
export async function unwrapped(secret: string, { salt, rounds, wrapped }: Wrapping) {
  const under = await derived(secret, salt, rounds);
  const how = { name: "AES-GCM", iv: wrapped.iv };
  return crypto.subtle
    .unwrapKey("raw", wrapped.data, under, how, "AES-GCM", false, ["encrypt", "decrypt"])
    .catch(() => null);
}

/** Seal something that JSON can say; it opens only as what it was sealed as. */
export function seal(key: CryptoKey, as: string, said: unknown): Promise<Sealed> {
  return sealBytes(key, as, TEXT.encode(JSON.stringify(said)));
}

export async function open<T>(key: CryptoKey, as: string, sealed: Sealed): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await openBytes(key, as, sealed))) as T;
}

export async function sealBytes(key: CryptoKey, as: string, plain: BufferSource): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const how = { name: "AES-GCM", iv, additionalData: TEXT.encode(as) };
  return { iv, data: await crypto.subtle.encrypt(how, key, plain) };
}

export function openBytes(key: CryptoKey, as: string, { iv, data }: Sealed): Promise<ArrayBuffer> {
  const how = { name: "AES-GCM", iv, additionalData: TEXT.encode(as) };
  return crypto.subtle.decrypt(how, key, data);
}

/** SHA-256 in hex. */
export async function sha256(of: BufferSource | string): Promise<string> {
  const bytes = typeof of === "string" ? TEXT.encode(of) : of;
  return hex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function derived(secret: string, salt: Uint8Array<ArrayBuffer>, iterations: number) {
  const from = await crypto.subtle.importKey("raw", TEXT.encode(secret), "PBKDF2", false, [
    "deriveKey",
  ]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  const into = { name: "AES-GCM", length: 256 };
  return crypto.subtle.deriveKey(how, from, into, false, ["wrapKey", "unwrapKey"]);
}

// Seals what a person wrote to the server's public key, so that the phone itself cannot read it
// back. The server's side is handrail/faces/api/envelope.py; both must agree on every byte.

const INFO = new TextEncoder().encode("handrail-phone-1");

/** Whether this browser can seal: it needs a secure page and WebCrypto. */
export const canSeal = () => Boolean(globalThis.isSecureContext && globalThis.crypto?.subtle);

/** Returns a UUID version 7: 48 bits of the phone's clock, 74 random bits. */
export function uuid7(at = Date.now()) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let i = 0; i < 6; i += 1) bytes[i] = Math.floor(at / 2 ** (8 * (5 - i))) % 256;
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function base64url(buffer) {
  let text = "";
  for (const byte of new Uint8Array(buffer)) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Returns the sealed content of an entry; its id, kind, time and zone are bound into it. */
export async function seal(entry, content, key) {
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const theirs = await crypto.subtle.importKey("jwk", key.jwk, curve, false, []);
  const mine = await crypto.subtle.generateKey(curve, false, ["deriveBits"]);
  const point = await crypto.subtle.exportKey("raw", mine.publicKey);
  const bits = await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, mine.privateKey, 256);
  const base = await crypto.subtle.importKey("raw", bits, "HKDF", false, ["deriveKey"]);
  const cipher = await crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: point, info: INFO },
    base,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt"],
  );
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const bound = ["v1", entry.id, entry.kind, entry.made_at, entry.zone].join("\n");
  const body = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(bound) },
    cipher,
    new TextEncoder().encode(JSON.stringify(content)),
  );
  return { v: 1, key: key.id, epk: base64url(point), iv: base64url(iv), ct: base64url(body) };
}

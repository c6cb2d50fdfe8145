import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

/** What signs packs and anchors: an Ed25519 key. `publicKey` is its SPKI in DER, base64. */
export interface PackSigner {
  readonly publicKey: string;
  sign(bytes: Uint8Array): Buffer;
}

/** A signer from an Ed25519 private key, as a key object or PEM text; any other kind of key is refused. */
export function packSigner(privateKey: KeyObject | string): PackSigner {
  const key = typeof privateKey === 'string' ? createPrivateKey(privateKey) : privateKey;
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`packs are signed with Ed25519, not ${key.asymmetricKeyType ?? 'a secret'}`);
  return {
    publicKey: createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64'),
    sign: (bytes) => sign(null, bytes, key),
  };
}

/** Whether a base64 signature in its one canonical form fits bytes and key; false as well for a key or signature that is none. */
export function isSignedBy(publicKey: string, bytes: Uint8Array, signature: string): boolean {
  const raw = Buffer.from(signature, 'base64');
  if (raw.length !== 64 || raw.toString('base64') !== signature) return false;
  const key = readPublicKey(publicKey);
  return key !== null && verify(null, bytes, key, raw);
}

function readPublicKey(publicKey: string): KeyObject | null {
  const der = Buffer.from(publicKey, 'base64');
  // An Ed25519 SPKI is these 12 bytes and the 32 of the key; nothing else is let near the parser.
  if (der.length !== 44 || der.toString('base64') !== publicKey || der.toString('hex', 0, 12) !== '302a300506032b6570032100') return null;
  return createPublicKey({ key: der, format: 'der', type: 'spki' });
}

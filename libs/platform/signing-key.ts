import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readOrCreatePrivateFile } from '#platform/private-file';

/** Signs heads of the audit chain and packs: Ed25519. */
export interface SigningKey {
  /** SubjectPublicKeyInfo, PEM. */
  readonly publicKeyPem: string;
  /** SubjectPublicKeyInfo, DER in base64. */
  readonly publicKey: string;
  /** The 64 bytes of the signature. */
  sign(bytes: Uint8Array): Buffer;
}

export class SigningKeyError extends Error {
  readonly code = 'signing-key-unusable';
}

/** The installation's key: from `keyFile`, or, where that is null, made at first start in the state folder, readable by its owner only. */
export function openSigningKey({ keyFile, stateDir }: { readonly keyFile: string | null; readonly stateDir: string }): SigningKey {
  if (keyFile !== null) return signingKeyFrom(readFileSync(keyFile, 'utf8'), keyFile);
  const path = join(stateDir, 'audit-signing-key.pem');
  return signingKeyFrom(readOrCreatePrivateFile(path, createPem), path);
}

/** Whether `signature` is by the holder of `publicKey` (DER in base64) over exactly these bytes. */
export function isSignedBy(publicKey: string, bytes: Uint8Array, signature: Uint8Array): boolean {
  return verify(null, bytes, createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' }), signature);
}

function signingKeyFrom(pem: string, path: string): SigningKey {
  const privateKey = parsePrivateKey(pem, path);
  const spki = createPublicKey(privateKey);
  return {
    publicKeyPem: spki.export({ format: 'pem', type: 'spki' }).toString(),
    publicKey: spki.export({ format: 'der', type: 'spki' }).toString('base64'),
    sign: (bytes) => sign(null, bytes, privateKey),
  };
}

function parsePrivateKey(pem: string, path: string): KeyObject {
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch (error) {
    throw new SigningKeyError(`${path} is no private key in PEM`, { cause: error });
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new SigningKeyError(`${path} holds a ${key.asymmetricKeyType} key; expected ed25519`);
  return key;
}

function createPem(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
}

import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isSignedBy, openSigningKey } from '#platform/signing-key';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aconto-key-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the signing key', () => {
  it('is made once, for its owner only', () => {
    const first = openSigningKey({ keyFile: null, stateDir: join(folder, 'state') });
    const second = openSigningKey({ keyFile: null, stateDir: join(folder, 'state') });
    expect(second.publicKey).toBe(first.publicKey);
    expect(statSync(join(folder, 'state', 'audit-signing-key.pem')).mode & 0o777).toBe(0o600);
    expect(first.publicKeyPem).toContain(first.publicKey);
  });

  it('signs so that only these bytes and this key fit', () => {
    const key = openSigningKey({ keyFile: null, stateDir: folder });
    const other = openSigningKey({ keyFile: null, stateDir: join(folder, 'other') });
    const bytes = Buffer.from('head of the chain');
    const signature = key.sign(bytes);
    expect(signature).toHaveLength(64);
    expect(isSignedBy(key.publicKey, bytes, signature)).toBe(true);
    expect(isSignedBy(key.publicKey, Buffer.from('Head of the chain'), signature)).toBe(false);
    expect(isSignedBy(other.publicKey, bytes, signature)).toBe(false);
  });

  it('is read from a file where one is given', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const keyFile = join(folder, 'given.pem');
    writeFileSync(keyFile, privateKey.export({ format: 'pem', type: 'pkcs8' }));
    expect(openSigningKey({ keyFile, stateDir: folder }).publicKey).toBe(publicKey.export({ format: 'der', type: 'spki' }).toString('base64'));
  });

  it('is no key of another kind, and nothing that is no key', () => {
    const keyFile = join(folder, 'given.pem');
    writeFileSync(keyFile, generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'pem', type: 'pkcs8' }));
    expect(() => openSigningKey({ keyFile, stateDir: folder })).toThrow('expected ed25519');
    writeFileSync(keyFile, 'secret?');
    expect(() => openSigningKey({ keyFile, stateDir: folder })).toThrow(/no private key/);
  });
});

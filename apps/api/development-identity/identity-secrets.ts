import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { readOrCreatePrivateFile } from '#platform/private-file';

/** What the development provider signs and seals with. */
const IdentitySecrets = z.object({ jwk: z.record(z.string(), z.unknown()), cookieKey: z.string(), clientSecret: z.string() });
export type IdentitySecrets = z.infer<typeof IdentitySecrets>;

/** Made at first start, in the state folder; never default. */
export function readIdentitySecrets(stateDir: string): IdentitySecrets {
  return IdentitySecrets.parse(JSON.parse(readOrCreatePrivateFile(join(stateDir, 'development-identity.json'), createSecrets)));
}

function createSecrets(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const secrets: IdentitySecrets = {
    jwk: { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' },
    cookieKey: randomBytes(32).toString('base64url'),
    clientSecret: randomBytes(32).toString('base64url'),
  };
  return JSON.stringify(secrets);
}

import type { PackSigner } from '#pack/pack-signer';

/** The installation's signing key, for what leaves the system. A class so that it can be injected. */
export class Signer implements PackSigner {
  constructor(private readonly key: PackSigner) {}

  get publicKey(): string {
    return this.key.publicKey;
  }

  sign(bytes: Uint8Array): Buffer {
    return this.key.sign(bytes);
  }
}

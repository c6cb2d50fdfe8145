import { createHash } from 'node:crypto';

/** So many messages of a hundred are accepted and then answered by a closed connection; which, the seed and their Message-IDs say. */
export function dropsAfterDot({ seed, percent }: { readonly seed: number; readonly percent: number }): (messageId: string) => boolean {
  return (messageId) => createHash('sha256').update(`${seed} ${messageId}`).digest().readUInt32BE(0) < (percent / 100) * 2 ** 32;
}

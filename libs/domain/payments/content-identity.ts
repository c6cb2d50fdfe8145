import { createHash } from 'node:crypto';
import { canonicalJson } from '#domain/audit/canonical-json';

/** A short name for what has none of its own, made of all it says: 24 hexadecimal digits. */
export function contentIdentity(content: readonly (string | null)[]): string {
  return createHash('sha256')
    .update(canonicalJson([...content]))
    .digest('hex')
    .slice(0, 24);
}

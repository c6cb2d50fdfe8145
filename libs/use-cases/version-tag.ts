import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '#domain/audit/canonical-json';
import { DomainError } from '#domain/errors';

const LENGTH = 24;

/** A short text that is another one as soon as what it stands for is: what somebody saw before they decided. */
export function versionTag(content: Json): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex').slice(0, LENGTH);
}

/** `changed-meanwhile` when somebody decided on something else than what stands now; who was shown nothing has `seen` null. */
export function mustBeAsSeen(seen: string | null, now: string): void {
  if (seen !== null && seen !== now) throw new DomainError('changed-meanwhile', 'it was changed since it was read: read it again', { seen, now });
}

import type { Json } from '#domain/audit/canonical-json';
import type { NamedVersion } from '#domain/committee/notice';
import { mustFollow, type VersionState } from '#domain/committee/version-state';
import type { LocalDate } from '#domain/calendar/local-date';
import { DomainError } from '#domain/errors';
import { appendAuditEvent } from '#persistence/audit-log';
import { lockVersion, moveVersion, type KeptVersion, type SentOutVersion, type VersionKey } from '#persistence/cost-basis';
import type { Transaction } from '#persistence/database';

/** `NHN-2024/2`: a version as the audit trail and people's commands name it. */
export function versionIdOf({ basis, number }: VersionKey): string {
  return `${basis}/${number}`;
}

/** As it is called in mails. */
export function nameOf(version: KeptVersion): NamedVersion {
  return { id: versionIdOf(version), title: version.content.title };
}

/** The version with what it was sent out with; `version-in-other-state` while it is a draft. */
export function sentOutOf(version: KeptVersion): SentOutVersion & { readonly basis: string } {
  const { basis, number, state, sentOutOn, remarksUntil, meeting } = version;
  if (state === 'draft' || sentOutOn === null || remarksUntil === null || meeting === null) {
    throw new DomainError('version-in-other-state', 'the version is a draft', { state });
  }
  return { basis, number, state, sentOutOn, remarksUntil, meeting };
}

export async function getLockedVersion(transaction: Transaction, key: VersionKey): Promise<KeptVersion> {
  const version = await lockVersion(transaction, key);
  if (!version) throw new DomainError('version-unknown', `there is no version ${versionIdOf(key)}`, { version: versionIdOf(key) });
  return version;
}

/** Moves a version to its next state and says so in the audit trail; `version-in-other-state` when that does not follow. The last thing a use case does. */
export async function moveOn(
  transaction: Transaction,
  version: KeptVersion,
  move: {
    readonly state: VersionState;
    readonly on: LocalDate;
    readonly at: string;
    readonly person: string | null;
    readonly sentOut?: { readonly meeting: string; readonly remarksUntil: LocalDate };
    readonly data?: Readonly<Record<string, Json>>;
  },
): Promise<void> {
  mustFollow(version.state, move.state);
  await moveVersion(transaction, version, move);
  await appendAuditEvent(transaction, {
    at: move.at,
    actor: move.person ?? 'aconto',
    type: `cost-basis-${move.state}`,
    subject: versionIdOf(version),
    data: { digest: version.digest, on: move.on, ...move.data },
  });
}

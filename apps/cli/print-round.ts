import { print } from '#apps/cli/print';
import type { Json } from '#domain/audit/canonical-json';
import type { RoundView } from '#use-cases/cost-basis/show-round';

/** A round for people at a terminal: where it is, what it waits for and from whom, and what it will remind of. */
export function printRound({ basis, version, meeting, waitsFor, reminders }: RoundView): void {
  print(version === null ? `${basis}: no version was sent out` : `${basis}/${version.number}: ${version.state}, sent out ${version.sentOutOn}`);
  if (meeting)
    print(
      `  meeting ${meeting.number} on ${meeting.on}${meeting.startsAt === null ? '' : ` at ${meeting.startsAt}`}${meeting.isDropped ? ' (dropped)' : ''}`,
    );
  for (const { step, number, roles, until } of waitsFor) {
    const by = roles.join(' or ');
    const when = until === null ? '' : `, until ${until}${step === 'close-remarks' ? ' and then by itself' : ''}`;
    print(`  waits for: ${step} ${basis}/${number} by ${by}${when}`);
  }
  for (const { about, on } of reminders) print(`  will remind: ${about} on ${on}`);
  if (waitsFor.length === 0) print('  waits for nothing');
}

export function roundJson({ basis, year, version, meeting, draft, waitsFor, reminders }: RoundView): Json {
  return {
    ...{ basis, year, draft },
    version: version && { ...version },
    meeting: meeting && { ...meeting },
    waitsFor: waitsFor.map((awaited) => ({ ...awaited, roles: [...awaited.roles] })),
    reminders: reminders.map((reminder) => ({ ...reminder })),
  };
}

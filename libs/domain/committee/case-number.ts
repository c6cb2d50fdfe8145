import type { LocalDate } from '#domain/calendar/local-date';

/** The number that the committee's next case gets: cases are counted through the year of their meetings, `15/23`. Numbers of another form do not count. */
export function nextCaseNumber(known: readonly string[], meetingOn: LocalDate): string {
  const year = meetingOn.slice(2, 4);
  const counted = known.flatMap((number) => {
    const [, serial, of] = /^(\d{1,4})\/(\d{2})$/.exec(number) ?? [];
    return serial !== undefined && of === year ? [Number(serial)] : [];
  });
  return `${String(Math.max(0, ...counted) + 1).padStart(2, '0')}/${year}`;
}

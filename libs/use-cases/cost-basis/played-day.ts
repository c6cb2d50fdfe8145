import type { LocalDate } from '#domain/calendar/local-date';
import { DomainError } from '#domain/errors';
import type { Clock } from '#use-cases/clock';
import type { Profile } from '#use-cases/profile';

/** The local day an act is dated: today in Norway, or, where the past is played as in the example, the day that is said. `day-not-today` elsewhere. */
export function playedDay(said: LocalDate | null, clock: Clock, profile: Profile): LocalDate {
  const today = clock.today('NO');
  if (said === null || said === today) return today;
  if (!profile.mayPlayThePast) throw new DomainError('day-not-today', `what is done today is dated ${today}, not ${said}`, { today, said });
  return said;
}

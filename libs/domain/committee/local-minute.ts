import { addDays, type LocalDate } from '#domain/calendar/local-date';

/** A minute on the wall clock of a place. */
export interface LocalMinute {
  readonly date: LocalDate;
  /** `08:00`. */
  readonly time: string;
}

const MINUTES_A_DAY = 1440;

/** So many minutes on, over midnight if need be. */
export function addMinutes(at: LocalMinute, minutes: number): LocalMinute {
  const [hour = 0, minute = 0] = at.time.split(':').map(Number);
  const total = hour * 60 + minute + minutes;
  const ofDay = ((total % MINUTES_A_DAY) + MINUTES_A_DAY) % MINUTES_A_DAY;
  const time = `${String(Math.floor(ofDay / 60)).padStart(2, '0')}:${String(ofDay % 60).padStart(2, '0')}`;
  return { date: addDays(at.date, Math.floor(total / MINUTES_A_DAY)), time };
}

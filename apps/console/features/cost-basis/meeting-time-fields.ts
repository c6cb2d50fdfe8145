import type { TFunction } from 'i18next';
import { z } from 'zod';

/** When, how long and where a meeting is, as a form has it; an empty time means that only the day is decided. */
export function meetingTimeFields(t: TFunction) {
  return {
    on: z.iso.date(t('committee.call.error.date')),
    startsAt: z
      .string()
      .trim()
      .regex(/^(([01]\d|2[0-3]):[0-5]\d)?$/, t('committee.call.error.time')),
    durationMinutes: z
      .string()
      .refine((text) => /^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= 1_440, t('committee.call.error.duration')),
    place: z.string().trim().min(1, t('committee.call.error.text')).max(100),
  };
}

export interface MeetingTimeTexts {
  readonly startsAt: string;
  readonly durationMinutes: string;
}

export function meetingTimeOf({ startsAt, durationMinutes }: MeetingTimeTexts) {
  return { startsAt: startsAt === '' ? null : startsAt, durationMinutes: Number(durationMinutes) };
}

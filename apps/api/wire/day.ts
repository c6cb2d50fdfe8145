import { z } from 'zod';

/** A local day. */
export const Day = z.iso.date().meta({ id: 'Day', description: 'A local day: 2024-04-02' });

/** An instant in UTC with milliseconds. */
export const Instant = z.iso.datetime().meta({ id: 'Instant', description: 'An instant in UTC: 2024-04-02T06:00:00.000Z' });

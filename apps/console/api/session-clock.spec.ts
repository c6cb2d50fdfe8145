import { noteAnswer, onServerClock, sessionEndsAt } from '#console/api/session-clock';

const receivedAt = Date.parse('2026-01-05T08:00:00Z');
const times = { receivedAt, idleExpiresAt: '2026-01-05T08:30:00Z', expiresAt: '2026-01-05T16:00:00Z' };

it('ends a session when it has been idle as long as the API allows', () => {
  expect(new Date(sessionEndsAt(times, 0)).toISOString()).toBe('2026-01-05T08:30:00.000Z');
});

it('counts from the last request that was answered', () => {
  expect(new Date(sessionEndsAt(times, receivedAt + 600_000)).toISOString()).toBe('2026-01-05T08:40:00.000Z');
});

it('never goes beyond the absolute end', () => {
  expect(new Date(sessionEndsAt(times, Date.parse('2026-01-05T15:50:00Z'))).toISOString()).toBe('2026-01-05T16:00:00.000Z');
});

it('reads times on the API’s clock, however wrong this computer’s is', () => {
  noteAnswer('Mon, 05 Jan 2026 08:10:00 GMT', Date.parse('2026-01-05T07:55:00Z'));
  expect(new Date(onServerClock(Date.parse('2026-01-05T08:00:00Z'))).toISOString()).toBe('2026-01-05T08:15:00.000Z');
});

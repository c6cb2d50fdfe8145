import type { History } from '@temporalio/common/lib/proto-utils';
import { temporal } from '@temporalio/proto';

const { History: Type } = temporal.api.history.v1;

/** A history as JSON with one event a line, so that a difference can be read. */
export function formatHistory(history: History): string {
  const { events = [] } = Type.toObject(Type.fromObject(history), { enums: String, longs: String, bytes: String });
  if (!Array.isArray(events)) throw new Error('a history has events');
  return `{"events":[\n${events.map((event) => JSON.stringify(event)).join(',\n')}\n]}\n`;
}

/** The history in a file that `formatHistory` has written. */
export function parseHistory(text: string): History {
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed !== 'object' || parsed === null) throw new Error('a history is an object');
  return Type.fromObject(parsed);
}

import { z } from 'zod';
import { DomainError } from '#domain/errors';

export const PAGE_LIMIT = { atMost: 200, usual: 50 } as const;

/** What every list takes: where to go on, and how much at a time. */
export const PageQuery = z.object({
  cursor: z.string().max(500).optional().meta({ description: 'nextCursor of the page before; opaque' }),
  limit: z.coerce.number().int().min(1).max(PAGE_LIMIT.atMost).default(PAGE_LIMIT.usual),
});

/** What every list answers: `total` counts all that match, over all pages. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.number().int() });
}

/** Where the next page begins, as text that nobody needs to understand. */
export function encodeCursor(position: readonly (string | null)[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

const Position = z.array(z.string().nullable());

/** `cursor-malformed` when it is not one of ours. */
export function decodeCursor(cursor: string | undefined, length: number): readonly (string | null)[] | null {
  if (cursor === undefined) return null;
  const parsed = Position.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!parsed.success || parsed.data.length !== length) {
    throw new DomainError('cursor-malformed', 'the cursor is none that this list gave', {});
  }
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

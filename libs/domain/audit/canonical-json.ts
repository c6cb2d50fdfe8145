export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * JSON in one form only: keys in byte order of UTF-16 units, no white space, numbers only as safe integers (amounts travel as decimal strings).
 * Two equal values give equal bytes, so a hash over it can be recomputed by anyone.
 */
export function canonicalJson(value: Json): string {
  return write(value, 0);
}

/** Deeper than any event we write: a text that nests further is no event, and must not exhaust whoever reads it. */
export const DEEPEST_NESTING = 64;

function write(value: Json, depth: number): string {
  if (depth > DEEPEST_NESTING) throw new Error(`nested deeper than ${DEEPEST_NESTING} levels`);
  if (Array.isArray(value)) return `[${value.map((item: Json) => write(item, depth + 1)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value as Record<string, Json>).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${write(item, depth + 1)}`).join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new Error(`not a safe integer: ${value}`);
  return JSON.stringify(value);
}

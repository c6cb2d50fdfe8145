/** PostgreSQL holds no NUL; and half of a character would be kept as another one than the audit trail tells of. */
const UNKEEPABLE = /\0|\p{Surrogate}/u;

/** Deeper than anything that a route takes. */
const DEEPEST = 16;

/** Paths of the texts in a request that the record could not keep as they came, and of parts that are nested beyond all reason. */
export function placesOfUnkeepable(value: unknown, path = '', depth = 0): string[] {
  if (typeof value === 'string') return UNKEEPABLE.test(value) ? [path] : [];
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return [];
  if (depth === DEEPEST) return [path];
  return Object.entries(value).flatMap(([key, part]) => placesOfUnkeepable(part, path === '' ? key : `${path}.${key}`, depth + 1));
}

/** An instant in SQL as ISO in UTC with milliseconds. */
export function utcText(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** The same as a column of that name. */
export function utc(column: string, name: string): string {
  return `${utcText(column)} as "${name}"`;
}

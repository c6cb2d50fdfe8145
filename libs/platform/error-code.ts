/** Whether `error` carries this `code`, as Node's own and PostgreSQL's errors do: `ENOENT`, `3D000`. */
export function hasErrorCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** Whether `error` carries this `code`, as Node's own and PostgreSQL's errors do: `ENOENT`, `3D000`. Node's errors may come from another realm, so no `instanceof`. */
export function hasErrorCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}

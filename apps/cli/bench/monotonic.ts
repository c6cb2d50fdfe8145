/** Milliseconds on the machine's own clock that only goes forward: the same one in every process, so that they can be compared. */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

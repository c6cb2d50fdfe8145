let changes = 0;

/** Told by the router when the path changed; filters in the address are no change of page. */
export function notePageChange(): void {
  changes += 1;
}

/** A page that was opened by its address leaves the focus where the browser put it. */
export function isFirstPage(): boolean {
  return changes === 0;
}

/** What a bank sends in a day stays far below; a file beyond is refused before it fills the memory. */
export const BANK_FILE_LIMITS = {
  bytes: 64 * 1024 * 1024,
  entries: 200_000,
  /** Elements inside one another. */
  depth: 40,
  /** Elements of one booked entry, its details included. */
  elementsAnEntry: 400_000,
} as const;

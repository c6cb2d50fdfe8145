/**
 * What a file may be at most. Far above what a person imports, and low enough that a hostile file is refused within two seconds and some
 * hundred megabytes. All are checked before or while reading, never afterwards.
 */
export const LIMITS = {
  csvBytes: 32_000_000,
  rows: 200_000,
  columns: 100,
  cells: 1_000_000,
  cellCharacters: 4_000,
  zipBytes: 10_000_000,
  zipEntries: 256,
  zipUncompressedBytes: 20_000_000,
  /** Uncompressed to compressed, of an entry above 100 kB. Real sheets stay below 30. */
  zipRatio: 100,
} as const;

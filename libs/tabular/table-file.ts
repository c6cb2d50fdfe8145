/** A file as handed in: its name, for every report, and its bytes. */
export interface TableFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

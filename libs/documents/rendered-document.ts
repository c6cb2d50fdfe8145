/** A document's bytes and their SHA-256 in hex: what is kept, sent and checked. */
export interface RenderedDocument {
  readonly number: string;
  readonly bytes: Buffer;
  readonly sha256: string;
}

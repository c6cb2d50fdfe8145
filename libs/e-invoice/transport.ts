/** What an access point said of a file that it took. */
export interface Receipt {
  /** Where the receipt itself lies. */
  readonly source: string;
  readonly fileName: string;
  readonly state: 'accepted' | 'rejected';
  readonly detail: string | null;
}

/**
 * The way to an access point. Handing over is two steps, so that it happens once: a file is laid ready where the access point does not look, the mark
 * is committed, and only then is it released. What is found ready later tells whether the release still has to be done.
 */
export interface EInvoiceTransport {
  /** Lays a file ready under a token, durably and unseen. */
  layReady(token: string, bytes: Buffer): Promise<void>;
  /** Lets the access point see the file under its name, all of it at once; does nothing when that was done. */
  release(token: string, fileName: string): Promise<void>;
  /** Tokens that are laid ready, with when: ISO in UTC. */
  listReady(): Promise<readonly { readonly token: string; readonly at: string }[]>;
  /** Takes away what was laid ready and never marked. */
  discard(token: string): Promise<void>;
  /** Receipts that have not been put away; what is none is put aside, with why. */
  readReceipts(): Promise<{ readonly receipts: readonly Receipt[]; readonly refused: readonly { readonly source: string; readonly why: string }[] }>;
  /** A receipt that was acted on is kept as read; one that cannot be is set aside. */
  putAway(source: string, as: 'read' | 'set-aside'): Promise<void>;
}

/** `NUMBER-SHA256.xml`: no two documents, and no two versions of one, have the same name. */
export function dropFileName(number: string, sha256: string): string {
  return `${number}-${sha256}.xml`;
}

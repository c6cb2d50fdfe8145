/** One message for one SMTP transaction: to its recipients and, in the same transaction, to the journal mailbox. */
export interface OutgoingMail {
  readonly messageId: string;
  readonly from: string;
  /** At least one. */
  readonly to: readonly string[];
  /** Those who only put it off were waited for long enough: it goes to the others without them. */
  readonly isPatienceOver?: boolean;
  /** The MIME message as it goes over the wire. */
  readonly raw: Buffer;
}

/** A recipient that the server turned away while it took others: the message goes without this one. */
export interface RefusedRecipient {
  readonly address: string;
  readonly smtpCode: number;
  readonly reply: string;
}

/** Commits that the message is being handed over, to all recipients but those that were refused. */
export type Mark = (refused: readonly RefusedRecipient[]) => Promise<void>;

/**
 * What is known after trying to hand a message over. `mark` is committed before the final dot goes out, so:
 * before the mark nothing can have been accepted; after it, only the server's reply tells.
 */
export type HandOver =
  | { readonly outcome: 'sent'; readonly reply: string }
  /** The server refused recipient or message for good (5xx): a person must act. */
  | { readonly outcome: 'refused'; readonly smtpCode: number; readonly reply: string }
  /** Nothing was accepted (connection failed, 4xx, refused before the dot): may be tried again. */
  | { readonly outcome: 'deferred'; readonly smtpCode: number | null; readonly reason: string }
  /** The dot went out and no answer came back: never sent again without evidence. */
  | { readonly outcome: 'unknown'; readonly reason: string };

export interface Mailer {
  handOver(mail: OutgoingMail, mark: Mark): Promise<HandOver>;
  close(): void;
}

/** The journal mailbox, as evidence: a message found there was accepted by the server in the same transaction as the recipient's copy. */
export interface MailJournal {
  /** ISO instant at which the message was stored, or null when the journal does not hold it. */
  findStoredAt(messageId: string): Promise<string | null>;
}

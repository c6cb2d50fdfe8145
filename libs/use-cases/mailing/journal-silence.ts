import { randomUUID } from 'node:crypto';
import type { Mailer, MailJournal } from '#mail/hand-over';
import { composeJournalQuestion } from '#mail/journal-question';

export interface JournalSilenceParts {
  readonly mailer: Mailer;
  readonly journal: MailJournal;
  readonly journalAddress: string;
  /** The longest that a server may take from a message to its copy in the journal, in milliseconds. */
  readonly provesAfterMs: number;
  readonly now: () => string;
  /** Whether a mail may leave: while all mailing is stopped, a question may not either. */
  readonly mayAsk: () => Promise<boolean>;
}

/** So long a question is given to reach the journal before another is asked. */
const ASK_AGAIN_AFTER_MS = 60_000;

/**
 * When a mail's absence from the journal is proof that it was not accepted: when the journal holds a question that was sent to it so much later. A
 * journal that is late, or is not filled any more, holds no such question, however long one waits; then its silence proves nothing.
 */
export class JournalSilence {
  readonly provesAfterMs: number;
  private readonly domain: string;
  private question: { readonly messageId: string; readonly askedAt: string } | null = null;
  private asking: Promise<void> | null = null;
  private spoke: string | null = null;

  constructor(private readonly parts: JournalSilenceParts) {
    this.provesAfterMs = parts.provesAfterMs;
    this.domain = parts.journalAddress.slice(parts.journalAddress.lastIndexOf('@') + 1);
  }

  /** When the newest question that the journal holds was sent to it, ISO in UTC; null: none was found there yet. */
  get spokeAt(): string | null {
    return this.spoke;
  }

  /** Sees to it that the journal has been asked late enough for a mail handed over at that instant; what it answered is in `spokeAt`. */
  async ask(handedOverAt: string): Promise<void> {
    const due = Date.parse(handedOverAt) + this.provesAfterMs;
    if (Date.parse(this.parts.now()) < due || (this.spoke !== null && Date.parse(this.spoke) >= due)) return;
    this.asking ??= this.askOnce().finally(() => {
      this.asking = null;
    });
    await this.asking;
  }

  private async askOnce(): Promise<void> {
    await this.listen();
    const now = Date.parse(this.parts.now());
    if (this.question !== null && now - Date.parse(this.question.askedAt) < ASK_AGAIN_AFTER_MS) return;
    const { mailer, journalAddress, mayAsk } = this.parts;
    if (!(await mayAsk())) return;
    const askedAt = this.parts.now();
    const messageId = `<journal-${randomUUID()}@${this.domain}>`;
    const mail = await composeJournalQuestion({ messageId, askedAt: new Date(askedAt), journalAddress });
    const { outcome } = await mailer.handOver(mail, async () => {
      if (!(await mayAsk())) throw new Error('mailing was stopped before the journal was asked');
    });
    if (outcome !== 'sent' && outcome !== 'unknown') return;
    this.question = { messageId, askedAt };
    await this.listen();
  }

  private async listen(): Promise<void> {
    if (this.question === null || (await this.parts.journal.findStoredAt(this.question.messageId)) === null) return;
    this.spoke = this.question.askedAt;
    this.question = null;
  }
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { journalFileName } from '#mail/maildir-journal';
import { startSmtpSink, type SinkBehaviour, type SinkEvent, type SmtpSink } from './smtp-sink';

export interface JournalingSinkOptions {
  /** The journal mailbox as a Maildir: a message lies there before the server answers. */
  readonly journalDir: string;
  /** Without one nothing is kept: what was accepted in silence then has no evidence. */
  readonly keepsJournal: () => boolean;
  /** Messages (by Message-ID) that are accepted and then answered by a closed connection. */
  readonly dropsAfterDot: (messageId: string) => boolean;
  /** What else goes wrong, by step; null: nothing. */
  readonly misbehaves: (event: SinkEvent) => SinkBehaviour | null;
  /** Hears each step before it is answered, and after what is accepted lies in the journal. */
  readonly onEvent: (event: SinkEvent) => void;
}

/** A mail server that counts what it accepted and keeps the journal mailbox as the embedded one does. */
export async function startJournalingSink(options: JournalingSinkOptions): Promise<SmtpSink> {
  const { journalDir, keepsJournal, dropsAfterDot, misbehaves, onEvent } = options;
  for (const folder of ['tmp', 'new', 'cur']) mkdirSync(join(journalDir, folder), { recursive: true });
  const behave = (event: SinkEvent) => {
    const { step, about } = event;
    const wrong = misbehaves(event) ?? (step === 'end' && dropsAfterDot(about) ? ({ do: 'store-then-drop' } as const) : null);
    const isStored = step === 'end' && (wrong === null || wrong.do.startsWith('store'));
    if (isStored && keepsJournal()) writeFileSync(join(journalDir, 'new', journalFileName(about)), '');
    onEvent(event);
    return wrong;
  };
  return await startSmtpSink({ behave });
}

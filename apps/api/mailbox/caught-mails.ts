import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser, type AddressObject, type ParsedMail } from 'mailparser';
import { DomainError } from '#domain/errors';
import { hasErrorCode } from '#platform/error-code';

/** A mail as a list shows it. */
export interface CaughtMail {
  /** Its file's name, which begins with the time it came at. */
  readonly id: string;
  readonly receivedAt: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
}

/** A mail opened: its text part, never its HTML. */
export interface OpenedMail extends CaughtMail {
  readonly messageId: string | null;
  readonly text: string;
  readonly attachments: readonly MailFile[];
}

export interface MailFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

const FILE_NAME = /^(\d{10,16})\.[A-Za-z0-9_-]+\.eml$/;
const HEADER_BYTES = 16_384;

/** The mails that the embedded mail server has caught, as their recipients would have them. A file never changes, so its head is read once. */
export class CaughtMails {
  private readonly heads = new Map<string, CaughtMail>();

  constructor(private readonly mailDir: string) {}

  /** The newest first; `search` is looked for in recipients and subject. */
  async list(search?: string): Promise<readonly CaughtMail[]> {
    const ids = (await this.names()).sort((a, b) => (a < b ? 1 : -1));
    const mails: CaughtMail[] = [];
    for (const id of ids) mails.push(this.heads.get(id) ?? (await this.readHead(id)));
    const wanted = search?.toLowerCase();
    return wanted === undefined ? mails : mails.filter(({ to, subject }) => [...to, subject].some((text) => text.toLowerCase().includes(wanted)));
  }

  /** `mail-unknown` when no such mail was caught. */
  async open(id: string): Promise<OpenedMail> {
    const parsed = await simpleParser(await this.bytesOf(id));
    return {
      ...summaryOf(id, parsed),
      messageId: parsed.messageId ?? null,
      text: parsed.text ?? '',
      attachments: parsed.attachments.map(({ filename, contentType, content }) => ({
        name: filename ?? 'attachment',
        mediaType: contentType,
        bytes: content,
      })),
    };
  }

  private async readHead(id: string): Promise<CaughtMail> {
    const file = await open(this.pathOf(id));
    try {
      const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(HEADER_BYTES), position: 0 });
      const end = buffer.indexOf('\r\n\r\n');
      const head = summaryOf(id, await simpleParser(buffer.subarray(0, end === -1 ? bytesRead : end + 4)));
      this.heads.set(id, head);
      return head;
    } finally {
      await file.close();
    }
  }

  private async bytesOf(id: string): Promise<Buffer> {
    // Only a name that the folder lists is read: what a request brings never becomes a path by itself.
    if (!(await this.names()).includes(id)) throw new DomainError('mail-unknown', `there is no mail ${id}`, { mail: id });
    return await readFile(this.pathOf(id));
  }

  private async names(): Promise<string[]> {
    try {
      return (await readdir(join(this.mailDir, 'new'))).filter((name) => FILE_NAME.test(name));
    } catch (error) {
      if (hasErrorCode(error, 'ENOENT')) return [];
      throw error;
    }
  }

  private pathOf(id: string): string {
    return join(this.mailDir, 'new', id);
  }
}

function summaryOf(id: string, mail: ParsedMail): CaughtMail {
  const [, milliseconds = '0'] = FILE_NAME.exec(id) ?? [];
  return {
    id,
    receivedAt: new Date(Number(milliseconds)).toISOString(),
    from: mail.from?.text ?? '',
    to: addressesOf(mail.to),
    subject: mail.subject ?? '',
  };
}

function addressesOf(to: AddressObject | AddressObject[] | undefined): string[] {
  const objects = to === undefined ? [] : Array.isArray(to) ? to : [to];
  return objects.flatMap(({ value }) => value.map(({ name, address }) => (name === '' ? (address ?? '') : `${name} <${address ?? ''}>`)));
}

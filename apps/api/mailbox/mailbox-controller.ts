import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Answers, AnswersFile } from '#apps/api/http/answers';
import { asDownload } from '#apps/api/http/download';
import { CaughtMails } from '#apps/api/mailbox/caught-mails';
import { MailboxFilePath, MailboxList, MailboxMail, MailboxPath, MailboxQuery } from '#apps/api/mailbox/mailbox-schemas';
import { Allowed } from '#apps/api/sign-in/allowed';
import { decodeCursor, encodeCursor } from '#apps/api/wire/paging';
import { DomainError } from '#domain/errors';

/** The mails that the embedded profile's own server has caught. In production mails leave the house, and these routes are not there. */
@ApiTags('mailbox')
@Controller('mailbox')
export class MailboxController {
  constructor(private readonly mails: CaughtMails) {}

  @Get()
  @Allowed('mailbox.read')
  @Answers(MailboxList, { summary: 'Caught mails, the newest first (embedded profile only)' })
  async listMailbox(@Query({ schema: MailboxQuery }) query: z.output<typeof MailboxQuery>): Promise<z.input<typeof MailboxList>> {
    const mails = await this.mails.list(query.search);
    const [after] = decodeCursor(query.cursor, 1) ?? [];
    const rest = after === undefined || after === null ? mails : mails.filter(({ id }) => id < after);
    const items = rest.slice(0, query.limit).map((mail) => ({ ...mail, to: [...mail.to] }));
    const last = rest.length > items.length ? items.at(-1) : undefined;
    return { items, nextCursor: last ? encodeCursor([last.id]) : null, total: mails.length };
  }

  @Get(':mail')
  @Allowed('mailbox.read')
  @Answers(MailboxMail, { summary: 'One mail as plain text, with what is attached' })
  async getMailboxMail(@Param({ schema: MailboxPath }) path: z.output<typeof MailboxPath>): Promise<z.input<typeof MailboxMail>> {
    const { attachments, to, ...mail } = await this.mails.open(path.mail);
    return {
      ...mail,
      to: [...to],
      attachments: attachments.map(({ name, mediaType, bytes }, file) => ({ file, name, mediaType, bytes: bytes.byteLength })),
    };
  }

  @Get(':mail/files/:file')
  @Allowed('mailbox.read')
  @AnswersFile('application/octet-stream', { summary: 'Something attached to a mail, to keep' })
  async getMailboxFile(@Param({ schema: MailboxFilePath }) path: z.output<typeof MailboxFilePath>): Promise<StreamableFile> {
    const file = (await this.mails.open(path.mail)).attachments[path.file];
    if (!file) throw new DomainError('file-unknown', `mail ${path.mail} has no file ${path.file}`, { mail: path.mail });
    return asDownload(file.bytes, { name: file.name.replace(/[^A-Za-z0-9._-]/g, '-'), type: 'application/octet-stream' });
  }
}

import { Controller, Get, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { AsOf, AsOfQuery } from '#apps/api/audit/as-of-schemas';
import { asOf } from '#apps/api/audit/as-of-wire';
import { AuditEventList, AuditQuery, VerifyReport } from '#apps/api/audit/audit-schemas';
import { Answers, AnswersFile } from '#apps/api/http/answers';
import { Allowed } from '#apps/api/sign-in/allowed';
import { toCursor } from '#apps/api/wire/page-request';
import { decodeCursor } from '#apps/api/wire/paging';
import { SearchAudit } from '#use-cases/search-audit';
import { SeeAsOf } from '#use-cases/see-as-of';
import { ZipPack } from '#use-cases/zip-pack';

@ApiTags('audit')
@Controller('audit')
export class AuditController {
  constructor(
    private readonly audit: SearchAudit,
    private readonly past: SeeAsOf,
    private readonly pack: ZipPack,
  ) {}

  @Get('events')
  @Allowed('audit.read')
  @Answers(AuditEventList, { summary: 'Events of the audit chain, the newest first' })
  async listAuditEvents(@Query({ schema: AuditQuery }) query: z.output<typeof AuditQuery>): Promise<z.input<typeof AuditEventList>> {
    const { cursor, limit, ...filter } = query;
    const [, before = null] = decodeCursor(cursor, 2) ?? [];
    const page = await this.audit.execute(filter, { before, limit });
    return { ...page, items: [...page.items], actors: [...page.actors], types: [...page.types], nextCursor: toCursor(page.last) };
  }

  @Get('as-of')
  @Allowed('audit.as-of')
  @Answers(AsOf, { summary: 'The state of things as known at the end of a day' })
  async getAsOf(@Query({ schema: AsOfQuery }) query: z.output<typeof AsOfQuery>): Promise<z.input<typeof AsOf>> {
    return asOf(await this.past.execute(query.on));
  }

  @Post('verify')
  @Allowed('audit.verify')
  @Answers(VerifyReport, { summary: 'Work the whole record out again: chain, numbers, amounts, ledger, bytes' })
  async verifyRecord(): Promise<z.input<typeof VerifyReport>> {
    const { verdict, checks } = await this.audit.verify();
    return {
      verdict,
      checks: checks.map((check) => ({
        ...check,
        failures: [...check.failures],
        remarks: check.remarks.map((remark) => ({ ...remark, states: [...remark.states] })),
      })),
    };
  }

  @Get('pack')
  @Allowed('audit.export')
  @AnswersFile('application/zip', { summary: "The auditor's pack, to be verified without this system" })
  async getPack(): Promise<StreamableFile> {
    return new StreamableFile(await this.pack.execute(), { type: 'application/zip', disposition: 'attachment; filename="aconto-pack.zip"' });
  }
}

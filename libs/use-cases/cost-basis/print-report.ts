import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#domain/calendar/local-date';
import { renderReport } from '#documents/render-report';
import type { Language } from '#glossary/language';
import { findCostBasis, type VersionKey } from '#persistence/cost-basis';
import { Database } from '#persistence/database';
import { getIssuer } from '#persistence/register';
import { reportOfMeeting } from '#use-cases/cost-basis/report-of-meeting';
import { reportOfVersion, type ReportLook } from '#use-cases/cost-basis/report-of-version';
import { readPrintedLogos } from '#use-cases/printed-logos';
import { ShowCostBasis } from '#use-cases/cost-basis/show-cost-basis';
import { Profile } from '#use-cases/profile';

/** The report on a version and the minutes of a meeting as PDF. Both are made from the record each time; equal records give equal bytes. */
@Injectable()
export class PrintReport {
  constructor(
    private readonly database: Database,
    private readonly costBasis: ShowCostBasis,
    private readonly profile: Profile,
  ) {}

  async version(key: VersionKey, as: { readonly language: Language; readonly today: LocalDate }): Promise<Buffer> {
    const { version, missing } = await this.costBasis.version(key);
    const promises = await this.costBasis.show(key.basis, as.today);
    const { content, digest, sentOutOn } = version;
    return renderReport(reportOfVersion({ content, digest, sentOutOn, missing, promises }, await this.lookOf(key.basis, as.language), as.today));
  }

  async minutes(meeting: string, basis: string, as: { readonly language: Language; readonly today: LocalDate }): Promise<Buffer> {
    const held = await this.costBasis.meeting(meeting);
    const view = await this.costBasis.show(basis, as.today);
    return renderReport(reportOfMeeting(held, view, await this.lookOf(basis, as.language)));
  }

  private async lookOf(basis: string, language: Language): Promise<ReportLook> {
    return await this.database.read(async (transaction) => {
      const issuer = await getIssuer(transaction, (await findCostBasis(transaction, basis))?.issuer ?? '');
      const logo = (await readPrintedLogos(transaction, [issuer]))(issuer);
      return { author: issuer.name, brandColour: issuer.brandColour, logo, language, isExample: this.profile.mayPlayThePast };
    });
  }
}

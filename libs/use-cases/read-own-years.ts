import { Injectable } from '@nestjs/common';
import type { Language } from '#glossary/language';
import { Database } from '#persistence/database';
import { ownOrganisation, type AskedOrganisation } from '#use-cases/own-organisation';
import type { PayerYears } from '#use-cases/payer-year';
import { ReadPayerYears } from '#use-cases/read-payer-years';
import { mustHaveRight } from '#use-cases/rights';
import type { SheetFile, SheetFormat } from '#use-cases/write-sheet';

/** A payer's years for those who act for it. Whoever acts for others learns nothing, not even that there is such a payer. */
@Injectable()
export class ReadOwnYears {
  constructor(
    private readonly database: Database,
    private readonly years: ReadPayerYears,
  ) {}

  /** `payer-unknown` for any organisation that is not the person's own. */
  async execute(own: AskedOrganisation): Promise<PayerYears> {
    return await this.years.execute(await this.organisationOf(own));
  }

  async export(own: AskedOrganisation, as: { readonly format: SheetFormat; readonly language: Language }): Promise<SheetFile> {
    return await this.years.export(await this.organisationOf(own), as);
  }

  private async organisationOf(own: AskedOrganisation): Promise<string> {
    return await this.database.snapshot(async (transaction) => {
      await mustHaveRight(transaction, { person: own.person, right: 'years.read', scope: null });
      return await ownOrganisation(transaction, own);
    });
  }
}

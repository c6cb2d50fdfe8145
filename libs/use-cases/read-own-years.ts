import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/errors';
import type { Language } from '#glossary/language';
import { Database } from '#persistence/database';
import { listRolesHeld } from '#persistence/roles-held';
import type { PayerYears } from '#use-cases/payer-year';
import { ReadPayerYears } from '#use-cases/read-payer-years';
import { mustHaveRight } from '#use-cases/rights';
import type { SheetFile, SheetFormat } from '#use-cases/write-sheet';

/** Who asks, and for which of their organisations; the first of them when none is named. */
export interface OwnYears {
  readonly person: string;
  readonly payer: string | undefined;
}

/** A payer's years for those who act for it. Whoever acts for others learns nothing, not even that there is such a payer. */
@Injectable()
export class ReadOwnYears {
  constructor(
    private readonly database: Database,
    private readonly years: ReadPayerYears,
  ) {}

  /** `payer-unknown` for any organisation that is not the person's own. */
  async execute(own: OwnYears): Promise<PayerYears> {
    return await this.years.execute(await this.organisationOf(own));
  }

  async export(own: OwnYears, as: { readonly format: SheetFormat; readonly language: Language }): Promise<SheetFile> {
    return await this.years.export(await this.organisationOf(own), as);
  }

  private async organisationOf({ person, payer }: OwnYears): Promise<string> {
    return await this.database.snapshot(async (transaction) => {
      await mustHaveRight(transaction, { person, right: 'years.read', scope: null });
      const organisations = (await listRolesHeld(transaction, person)).filter(({ role }) => role === 'payer').map(({ scope }) => scope);
      const chosen = organisations.find((code) => payer === undefined || code === payer);
      if (chosen === undefined) throw new DomainError('payer-unknown', `${person} acts for no payer ${payer ?? ''}`, { payer: payer ?? '' });
      return chosen;
    });
  }
}

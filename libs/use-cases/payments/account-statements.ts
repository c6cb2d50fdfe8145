import { Injectable } from '@nestjs/common';
import { addDays, type LocalDate } from '#domain/calendar/local-date';
import { DomainError } from '#domain/errors';
import type { StatementOfAccount } from '#domain/payments/statement-of-account';
import type { Language } from '#glossary/language';
import { Database, type Transaction } from '#persistence/database';
import { listIssuers, listSucceeded, readPayerNames } from '#persistence/register';
import { listRolesHeld } from '#persistence/roles-held';
import { ShowPayments } from '#use-cases/payments/show-payments';
import { statementSheet } from '#use-cases/payments/statement-sheet';
import { writeSheet, type SheetFile, type SheetFormat } from '#use-cases/write-sheet';

/** A statement with the issuer that it is the payer's account at. */
export interface IssuersStatement extends StatementOfAccount {
  readonly issuer: string;
  readonly issuerName: string;
}

/** A payer's account: what it was billed, credited and paid in a period, at each issuer. */
@Injectable()
export class AccountStatements {
  constructor(
    private readonly database: Database,
    private readonly payments: ShowPayments,
  ) {}

  /**
   * A payer's account at every issuer that has billed it and that the person may see; the period's last day is in it. `payer-unknown` for a payer that
   * one neither works at the desk of nor acts for.
   */
  async execute(of: {
    readonly payer: string;
    readonly person: string;
    readonly from: LocalDate;
    readonly until: LocalDate;
  }): Promise<IssuersStatement[]> {
    const { payer, person, from, until } = of;
    const issuers = await this.database.snapshot(async (transaction) => {
      if (!(await mayRead(transaction, { payer, person }))) throw new DomainError('payer-unknown', `there is no payer ${payer}`, { payer });
      return await listIssuers(transaction);
    });
    const statements: IssuersStatement[] = [];
    for (const { code, name } of issuers) {
      const found = await this.payments.statement({ issuer: code, payer, from, until: addDays(until, 1) });
      statements.push(...found.map((statement) => ({ ...statement, until, issuer: code, issuerName: name })));
    }
    return statements;
  }

  async export(
    of: Parameters<AccountStatements['execute']>[0],
    as: { readonly format: SheetFormat; readonly language: Language },
  ): Promise<SheetFile> {
    const sheet = statementSheet(await this.execute(of), as.language);
    return await writeSheet(sheet, { ...as, name: `${sheet.name}-${of.payer}-${of.from}-${of.until}` });
  }
}

/** Whoever works at an issuer's desk, or the auditor, reads any payer's account there; a payer its own, and those it has succeeded. */
async function mayRead(transaction: Transaction, of: { readonly payer: string; readonly person: string }): Promise<boolean> {
  if (!(await readPayerNames(transaction, [of.payer])).has(of.payer)) return false;
  const roles = await listRolesHeld(transaction, of.person);
  if (roles.some(({ role }) => role === 'officer' || role === 'approver' || role === 'auditor')) return true;
  const successors = new Map((await listSucceeded(transaction)).map(({ code, successor }) => [code, successor]));
  return roles.some(({ role, scope }) => role === 'payer' && isOrSucceeds(scope, of.payer, successors));
}

function isOrSucceeds(own: string, payer: string, successors: ReadonlyMap<string, string>): boolean {
  for (let at: string | undefined = payer; at !== undefined; at = successors.get(at)) if (at === own) return true;
  return false;
}

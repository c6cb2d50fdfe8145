import { Injectable } from '@nestjs/common';
import { addDays, type LocalDate } from '#domain/calendar/local-date';
import { DomainError } from '#domain/errors';
import { renderReport } from '#documents/render-report';
import type { StatementOfAccount } from '#domain/payments/statement-of-account';
import type { Language } from '#glossary/language';
import { Database, type Transaction } from '#persistence/database';
import { getIssuer, listIssuers, listSucceeded, readPayerNames } from '#persistence/register';
import { listRolesHeld } from '#persistence/roles-held';
import { Profile } from '#use-cases/profile';
import { readPrintedLogos } from '#use-cases/printed-logos';
import { statementReport } from '#use-cases/payments/statement-report';
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
    private readonly profile: Profile,
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

  /** The account at one issuer as PDF/A-3a and PDF/UA-1, made from the record each time; `statement-empty` where that issuer has billed it nothing. */
  async print(of: Parameters<AccountStatements['execute']>[0] & { readonly issuer: string }, language: Language): Promise<Buffer> {
    const statements = (await this.execute(of)).filter(({ issuer }) => issuer === of.issuer);
    if (statements.length === 0) throw new DomainError('statement-empty', `${of.issuer} has billed ${of.payer} nothing`, { payer: of.payer });
    const { issuer, logo, name } = await this.database.read(async (transaction) => {
      const found = await getIssuer(transaction, of.issuer);
      const names = await readPayerNames(transaction, [of.payer]);
      return { issuer: found, logo: (await readPrintedLogos(transaction, [found]))(found), name: names.get(of.payer) ?? of.payer };
    });
    const { from, until } = of;
    const payer = { code: of.payer, name };
    return renderReport(statementReport({ issuer, logo, payer, statements, period: { from, until }, language, isExample: this.profile.isExample }));
  }

  /** As a file for a spreadsheet: of every issuer, or of one. */
  async export(
    of: Parameters<AccountStatements['execute']>[0] & { readonly issuer?: string },
    as: { readonly format: SheetFormat; readonly language: Language },
  ): Promise<SheetFile> {
    const statements = await this.execute(of);
    const sheet = statementSheet(
      statements.filter(({ issuer }) => of.issuer === undefined || issuer === of.issuer),
      as.language,
    );
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

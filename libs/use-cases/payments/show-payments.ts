import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#domain/calendar/local-date';
import type { Ore } from '#domain/money/money';
import { indexMatchables, matchPayment, type MatchCandidate } from '#domain/payments/match-payment';
import { calculateBalances, calculateOpenItems, type OpenItem, type PayerBalance } from '#domain/payments/open-items';
import { calculateStatement, type StatementOfAccount } from '#domain/payments/statement-of-account';
import { Database, type Transaction } from '#persistence/database';
import type { Page, PageRequest } from '#persistence/page-sql';
import { listCharges, listPayables, listPayments, readReceivables } from '#persistence/payments';
import { listWaitingEntries, listWaitingPage, type WaitingEntry, type WaitingFilter, type WaitingSort } from '#persistence/waiting-payments';
import { readMatchables } from '#use-cases/payments/matchables';

/** A payment that waits for a person, with the documents it may be for. */
export interface WaitingPayment extends WaitingEntry {
  readonly candidates: readonly MatchCandidate[];
}

/** A payer's balance beside what the ledger says it owes: the two are the same, or something is wrong. */
export interface HeldBalance extends PayerBalance {
  readonly ledgerOre: Ore;
}

/** What is owed, paid and waiting, for whoever asks; reads only. */
@Injectable()
export class ShowPayments {
  constructor(private readonly database: Database) {}

  async balances(issuer: string): Promise<HeldBalance[]> {
    return await this.database.snapshot(async (transaction) => {
      const ledger = await readReceivables(transaction, issuer);
      const of = { issuer, payer: null };
      const payables = await listPayables(transaction, of);
      const balances = calculateBalances(payables, await listPayments(transaction, of), await listCharges(transaction, of));
      return balances.map((balance) => ({ ...balance, ledgerOre: ledger.get(balance.payer) ?? 0n }));
    });
  }

  /** Items that are not settled, of an issuer or one of its payers. */
  async openItems(issuer: string, payer: string | null): Promise<OpenItem[]> {
    return await this.database.snapshot(async (transaction) => {
      const payables = await listPayables(transaction, { issuer, payer });
      const payments = await listPayments(transaction, { issuer, payer });
      return calculateOpenItems(payables, payments, await listCharges(transaction, { issuer, payer })).filter(({ openOre }) => openOre !== 0n);
    });
  }

  async waiting(issuer: string): Promise<WaitingPayment[]> {
    return await this.database.snapshot(
      async (transaction) => await withCandidates(transaction, issuer, await listWaitingEntries(transaction, issuer)),
    );
  }

  async waitingPage(filter: WaitingFilter, page: PageRequest<WaitingSort>): Promise<Page<WaitingPayment>> {
    return await this.database.snapshot(async (transaction) => {
      const found = await listWaitingPage(transaction, filter, page);
      return { ...found, items: await withCandidates(transaction, filter.issuer, found.items) };
    });
  }

  /** One statement a currency in which the payer was billed. */
  async statement(of: {
    readonly issuer: string;
    readonly payer: string;
    readonly from: LocalDate;
    readonly until: LocalDate;
  }): Promise<StatementOfAccount[]> {
    return await this.database.snapshot(async (transaction) => {
      const payables = await listPayables(transaction, of);
      const payments = await listPayments(transaction, of);
      const charges = await listCharges(transaction, of);
      return [...new Set(payables.map(({ currency }) => currency))].sort().map((currency) => {
        const documents = payables.filter((document) => document.currency === currency);
        const numbers = new Set(documents.map(({ number }) => number));
        const ofCurrency = ({ document }: { readonly document: string }) => numbers.has(document);
        return calculateStatement({
          currency,
          period: of,
          documents,
          charges: charges.filter(ofCurrency),
          payments: payments.filter(ofCurrency),
        });
      });
    });
  }
}

async function withCandidates(transaction: Transaction, issuer: string, entries: readonly WaitingEntry[]): Promise<WaitingPayment[]> {
  if (entries.length === 0) return [];
  const index = indexMatchables(await readMatchables(transaction, issuer));
  return entries.map((entry) => {
    const match = matchPayment({ ...entry, amountOre: entry.restOre }, index);
    const candidates =
      match.outcome === 'to-confirm' ? match.candidates : [{ document: match.document, payer: match.payer, openOre: 0n, reasons: [] }];
    return { ...entry, candidates };
  });
}

import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#domain/calendar/local-date';
import { sum, type Ore } from '#domain/money/money';
import { daysOverdue } from '#domain/payments/days-overdue';
import type { OpenItem } from '#domain/payments/open-items';
import { listBankFiles, type ListedBankFile } from '#persistence/bank-entries';
import { Database } from '#persistence/database';
import type { Page, PageRequest } from '#persistence/page-sql';
import { listIssuers, readPayerNames } from '#persistence/register';
import type { WaitingFilter, WaitingSort } from '#persistence/waiting-payments';
import { Clock } from '#use-cases/clock';
import { pageOfRows } from '#use-cases/page-of-rows';
import { ShowPayments, type HeldBalance, type WaitingPayment } from '#use-cases/payments/show-payments';

export type BalanceSort = 'name' | 'open';
export type OpenItemSort = 'due' | 'open' | 'name';

const MOST_FILES = 100;

type Named<Row> = Row & { readonly payerName: string };

export interface OverdueItem extends Named<OpenItem> {
  /** Days past its last day of payment; 0 for what is not due, or owed to the payer. */
  readonly daysOverdue: number;
}

export type NamedWaiting = Omit<WaitingPayment, 'candidates'> & { readonly candidates: readonly Named<WaitingPayment['candidates'][number]>[] };

/** Payments as pages show them: with names, and long lists a page at a time. */
@Injectable()
export class BrowsePayments {
  constructor(
    private readonly database: Database,
    private readonly payments: ShowPayments,
    private readonly clock: Clock,
  ) {}

  /** `totalOpenOre` is over all pages. */
  async balances(
    of: { readonly issuer: string; readonly search: string | undefined; readonly openOnly: boolean },
    page: PageRequest<BalanceSort>,
  ): Promise<Page<Named<HeldBalance>> & { readonly totalOpenOre: Ore }> {
    const rows = (await this.named(await this.payments.balances(of.issuer))).filter(
      (row) => (!of.openOnly || row.openOre !== 0n) && isFound(row, of.search),
    );
    const value = page.sort === 'open' ? (row: HeldBalance) => row.openOre : (row: Named<HeldBalance>) => row.payerName;
    return {
      ...pageOfRows(rows, { value, tie: (row) => `${row.payer} ${row.currency}` }, page),
      totalOpenOre: sum(rows.map(({ openOre }) => openOre)),
    };
  }

  async openItems(
    of: { readonly issuer: string; readonly payer: string | null; readonly search: string | undefined; readonly overdueOnly: boolean },
    page: PageRequest<OpenItemSort>,
  ): Promise<Page<OverdueItem>> {
    const today = await this.todayOf(of.issuer);
    const rows = (await this.named(await this.payments.openItems(of.issuer, of.payer)))
      .map((row): OverdueItem => ({ ...row, daysOverdue: daysOverdue(row, today) }))
      .filter((row) => (isFound(row, of.search) || row.number === of.search) && (!of.overdueOnly || row.daysOverdue > 0));
    const values = {
      due: (row: OpenItem) => row.dueOn ?? row.issuedOn,
      open: (row: OpenItem) => row.openOre,
      name: (row: Named<OpenItem>) => row.payerName,
    };
    return pageOfRows<OverdueItem>(rows, { value: values[page.sort], tie: (row) => row.number }, page);
  }

  async waiting(filter: WaitingFilter, page: PageRequest<WaitingSort>): Promise<Page<NamedWaiting>> {
    const found = await this.payments.waitingPage(filter, page);
    const names = await this.names(found.items.flatMap(({ candidates }) => candidates.map(({ payer }) => payer)));
    const withNames = ({ candidates, ...entry }: WaitingPayment): NamedWaiting => ({
      ...entry,
      candidates: candidates.map((candidate) => ({ ...candidate, payerName: names.get(candidate.payer) ?? candidate.payer })),
    });
    return { ...found, items: found.items.map(withNames) };
  }

  async files(issuer: string): Promise<ListedBankFile[]> {
    return await this.database.read((transaction) => listBankFiles(transaction, issuer, MOST_FILES));
  }

  private async todayOf(issuer: string): Promise<LocalDate> {
    const found = (await this.database.read((transaction) => listIssuers(transaction))).find(({ code }) => code === issuer);
    return this.clock.today(found?.country ?? 'DK');
  }

  private async named<Row extends { readonly payer: string }>(rows: readonly Row[]): Promise<Named<Row>[]> {
    const names = await this.names(rows.map(({ payer }) => payer));
    return rows.map((row) => ({ ...row, payerName: names.get(row.payer) ?? row.payer }));
  }

  private async names(payers: readonly string[]): Promise<Map<string, string>> {
    return await this.database.read((transaction) => readPayerNames(transaction, [...new Set(payers)]));
  }
}

function isFound(row: { readonly payer: string; readonly payerName: string }, search: string | undefined): boolean {
  return search === undefined || row.payer === search || row.payerName.toLowerCase().includes(search.toLowerCase());
}

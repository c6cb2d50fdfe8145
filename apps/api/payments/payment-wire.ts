import type { z } from 'zod';
import type {
  BalanceList,
  BankFileList,
  DocumentPayments as DocumentPaymentsOut,
  OpenItemList,
  WaitingPayments,
} from '#apps/api/payments/payment-schemas';
import { toWire } from '#apps/api/wire/amount';
import { toCursor } from '#apps/api/wire/page-request';
import type { Page } from '#persistence/page-sql';
import type { ListedBankFile } from '#persistence/bank-entries';
import type { BrowsePayments, NamedWaiting } from '#use-cases/payments/browse-payments';
import type { DocumentPayments } from '#use-cases/payments/view-document-payments';

export function bankFileList(files: readonly ListedBankFile[]): z.input<typeof BankFileList> {
  return {
    items: files.map(({ sha256, name, format, importedByLabel, importedAt, entries, amountOre, currency, waiting }) => ({
      ...{ sha256, name, format, importedBy: importedByLabel, importedAt, entries, currency, waiting },
      amount: toWire(amountOre),
    })),
  };
}

export function waitingPayments(page: Page<NamedWaiting>): z.input<typeof WaitingPayments> {
  return {
    items: page.items.map(({ id, bookedOn, currency, amountOre, restOre, reference, text, payerName, candidates }) => ({
      ...{ id, bookedOn, currency, reference, text, payerName, amount: toWire(amountOre), left: toWire(restOre) },
      candidates: candidates.map(({ openOre, reasons, ...candidate }) => ({ ...candidate, reasons: [...reasons], open: toWire(openOre) })),
    })),
    nextCursor: toCursor(page.last),
    total: page.total,
  };
}

export function balanceList(page: Awaited<ReturnType<BrowsePayments['balances']>>): z.input<typeof BalanceList> {
  return {
    items: page.items.map(({ payer, payerName, currency, invoicedOre, chargedOre, creditedOre, paidOre, openOre, ledgerOre }) => ({
      ...{ payer, payerName, currency, agreesWithLedger: openOre === ledgerOre },
      ...{ invoiced: toWire(invoicedOre), charged: toWire(chargedOre), credited: toWire(creditedOre), paid: toWire(paidOre), open: toWire(openOre) },
    })),
    nextCursor: toCursor(page.last),
    total: page.total,
    totalOpen: toWire(page.totalOpenOre),
  };
}

export function openItemList(page: Awaited<ReturnType<BrowsePayments['openItems']>>): z.input<typeof OpenItemList> {
  return {
    items: page.items.map(({ number, kind, payer, payerName, issuedOn, dueOn, currency, isDisputed, daysOverdue, ...amounts }) => ({
      ...{ number, kind: kind === 'credit-note' ? kind : ('invoice' as const), payer, payerName, issuedOn, dueOn, currency, isDisputed, daysOverdue },
      ...{
        total: toWire(amounts.totalOre),
        charged: toWire(amounts.chargedOre),
        credited: toWire(amounts.creditedOre),
        paid: toWire(amounts.paidOre),
        open: toWire(amounts.openOre),
      },
    })),
    nextCursor: toCursor(page.last),
    total: page.total,
  };
}

export function documentPayments({ item, payments, isAtDesk }: DocumentPayments): z.input<typeof DocumentPaymentsOut> {
  return {
    item: item && {
      ...{ currency: item.currency, isDisputed: item.isDisputed, total: toWire(item.totalOre) },
      ...{ charged: toWire(item.chargedOre), credited: toWire(item.creditedOre), paid: toWire(item.paidOre), open: toWire(item.openOre) },
    },
    payments: payments.map(({ bankEntry, position, on, amountOre, basis, isTakenBack, personLabel, at, reason }) => ({
      ...{ entry: bankEntry, position, on, basis, isTakenBack, at, reason },
      amount: toWire(amountOre),
      person: personLabel,
    })),
    isAtDesk,
  };
}

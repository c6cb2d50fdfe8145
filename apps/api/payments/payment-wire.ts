import type { z } from 'zod';
import type { BalanceList, BankFileList, OpenItemList, WaitingPayments } from '#apps/api/payments/payment-schemas';
import { toWire } from '#apps/api/wire/amount';
import { toCursor } from '#apps/api/wire/page-request';
import type { ListedBankFile } from '#persistence/bank-entries';
import type { BrowsePayments, NamedWaiting } from '#use-cases/payments/browse-payments';

export function bankFileList(files: readonly ListedBankFile[]): z.input<typeof BankFileList> {
  return {
    items: files.map(({ sha256, name, format, importedByLabel, importedAt, entries, amountOre, currency, waiting }) => ({
      ...{ sha256, name, format, importedBy: importedByLabel, importedAt, entries, currency, waiting },
      amount: toWire(amountOre),
    })),
  };
}

export function waitingPayments(entries: readonly NamedWaiting[]): z.input<typeof WaitingPayments> {
  return {
    items: entries.map(({ id, bookedOn, currency, amountOre, restOre, reference, text, payerName, candidates }) => ({
      ...{ id, bookedOn, currency, reference, text, payerName, amount: toWire(amountOre), left: toWire(restOre) },
      candidates: candidates.map(({ openOre, reasons, ...candidate }) => ({ ...candidate, reasons: [...reasons], open: toWire(openOre) })),
    })),
  };
}

export function balanceList(page: Awaited<ReturnType<BrowsePayments['balances']>>): z.input<typeof BalanceList> {
  return {
    items: page.items.map(({ payer, payerName, currency, invoicedOre, creditedOre, paidOre, openOre, ledgerOre }) => ({
      ...{ payer, payerName, currency, agreesWithLedger: openOre === ledgerOre },
      ...{ invoiced: toWire(invoicedOre), credited: toWire(creditedOre), paid: toWire(paidOre), open: toWire(openOre) },
    })),
    nextCursor: toCursor(page.last),
    total: page.total,
    totalOpen: toWire(page.totalOpenOre),
  };
}

export function openItemList(page: Awaited<ReturnType<BrowsePayments['openItems']>>): z.input<typeof OpenItemList> {
  return {
    items: page.items.map(({ number, kind, payer, payerName, issuedOn, dueOn, currency, totalOre, creditedOre, paidOre, openOre, isDisputed }) => ({
      ...{ number, kind: kind === 'credit-note' ? kind : ('invoice' as const), payer, payerName, issuedOn, dueOn, currency, isDisputed },
      ...{ total: toWire(totalOre), credited: toWire(creditedOre), paid: toWire(paidOre), open: toWire(openOre) },
    })),
    nextCursor: toCursor(page.last),
    total: page.total,
  };
}

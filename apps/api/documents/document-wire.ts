import type { z } from 'zod';
import type { Document, DocumentItem, Mail } from '#apps/api/documents/document-schemas';
import { toWire, toWireOrNull } from '#apps/api/wire/amount';
import type { CalculationStep, DocumentParty, InvoiceDocument, RoundCalculation } from '#documents/invoice-document';
import type { ListedDocument } from '#persistence/document-list';
import type { DocumentSheet } from '#use-cases/view-document';

export function documentItem({ netOre, vatOre, totalOre, ...item }: ListedDocument): z.input<typeof DocumentItem> {
  return { ...item, net: toWire(netOre), vat: toWire(vatOre), total: toWire(totalOre) };
}

export function documentSheet(sheet: DocumentSheet): z.input<typeof Document> {
  const { document } = sheet;
  return {
    ...headOf(document),
    run: sheet.run,
    lines: document.lines.map(({ netOre, ...line }) => ({ ...line, net: toWire(netOre) })),
    vatSubtotals: document.vat.map(({ netOre, vatOre, ...subtotal }) => ({ ...subtotal, net: toWire(netOre), vat: toWire(vatOre) })),
    calculations: document.calculations.map(calculationOf),
    pdf: sheet.pdfSha256 === null ? null : { sha256: sheet.pdfSha256, bytes: sheet.pdfBytes ?? 0 },
    ledger: sheet.ledger.map((entry) => ({ on: entry.on, account: entry.account, debit: toWire(entry.debitOre), credit: toWire(entry.creditOre) })),
    mails: sheet.mails.map(mailOf),
  };
}

function headOf(document: InvoiceDocument) {
  const { number, kind, language, isExample, issuedOn, dueOn, currency, paymentReference } = document;
  return {
    ...{ number, kind, language, isExample, issuedOn, dueOn, currency, paymentReference },
    corrects: document.corrects?.number ?? null,
    net: toWire(document.netOre),
    vat: toWire(document.vatOre),
    total: toWire(document.totalOre),
    issuer: partyOf(document.issuer),
    recipient: partyOf(document.recipient),
    assumptions: [...document.assumptions],
  };
}

function partyOf({ code, name, addressLines, cvr, ean, email }: DocumentParty) {
  return { code, name, addressLines: [...addressLines], cvr, ean, email };
}

function calculationOf(calculation: RoundCalculation) {
  const { recordedAmountOre, amountOre, budgetOre, actualOre, targetOre, settledBeforeOre, shareOre, carriedForwardOre, ...rest } = calculation;
  return {
    ...rest,
    recordedAmount: toWire(recordedAmountOre),
    amount: toWire(amountOre),
    budget: toWireOrNull(budgetOre),
    actual: toWireOrNull(actualOre),
    target: toWire(targetOre),
    settledBefore: toWire(settledBeforeOre),
    share: toWire(shareOre),
    carriedForward: toWire(carriedForwardOre),
    paths: calculation.paths.map((path) => path.map(stepOf)),
    settledBy: calculation.settledBy.map(({ netOre, ...earlier }) => ({ ...earlier, net: toWire(netOre) })),
  };
}

function stepOf(step: CalculationStep) {
  const { node, nodeName, method, weight, weightSum, parentName, parentAmountOre, gotResidual, amountOre, source } = step;
  return {
    node,
    nodeName,
    method,
    weight,
    weightSum,
    parentName,
    gotResidual,
    source,
    parentAmount: toWire(parentAmountOre),
    amount: toWire(amountOre),
  };
}

function mailOf(mail: DocumentSheet['mails'][number]): z.input<typeof Mail> {
  const again = mail.content.type === 'resend' ? mail.content : null;
  return {
    id: mail.id,
    kind: mail.kind,
    address: mail.address,
    state: mail.state,
    stateAt: mail.stateAt,
    attempt: mail.attempt,
    detail: mail.detail,
    messageId: mail.messageId,
    reason: again?.reason ?? null,
    requestedBy: again?.requestedBy ?? null,
    refusals: mail.refusals.map(({ address, reply, at }) => ({ address, reply, at })),
    reports: mail.reports.map(({ action, recipient, status, diagnostic, reportedBy, readAt, letter }) => {
      return { action, recipient, status, diagnostic, reportedBy, readAt, letterSha256: letter };
    }),
    events: mail.events.map(({ state, at, detail, person }) => ({ state, at, detail, person })),
  };
}

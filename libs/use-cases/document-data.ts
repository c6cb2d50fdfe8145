import { calculateVat } from '#domain/invoicing/calculate-vat';
import { localDate } from '#domain/calendar/local-date';
import type { InvoiceDocument, RoundCalculation } from '#documents/invoice-document';
import type { DocumentLogo } from '#documents/logo';
import type { Transaction } from '#persistence/database';
import {
  listDocumentLines,
  listIssuedDocuments,
  listRoundsWithSources,
  listSettledBy,
  listSteps,
  type DocumentLineRow,
  type DocumentSelection,
  type IssuedDocumentRow,
  type RoundRow,
  type SettledByRow,
} from '#persistence/document-source';
import { listSucceeded, readPayerNames, type RegisteredIssuer } from '#persistence/register';
import { eInvoiceOf } from '#use-cases/e-invoice-of';
import { groupBy } from '#use-cases/group-by';
import { readPrintedLogos } from '#use-cases/printed-logos';
import { findAssumptions } from '#use-cases/assumptions';
import { calculationPaths, type PathSource } from '#use-cases/calculation-paths';

/** What the documents of a part of a run show, read in a handful of statements whatever their number. */
export async function readDocumentData(
  transaction: Transaction,
  selection: DocumentSelection,
  options: { readonly isExample: boolean },
): Promise<InvoiceDocument[]> {
  const documents = await listIssuedDocuments(transaction, selection);
  const lines = groupBy(await listDocumentLines(transaction, selection), (line) => line.ordinal);
  const rounds = new Map((await listRoundsWithSources(transaction, selection.run)).map((round) => [round.position, round]));
  const answeredBy = await readAnsweredBy(transaction, documents);
  const leaves = [...new Set([...answeredBy.values()].flat())];
  const steps = await listSteps(transaction, selection.run, leaves);
  const paths: PathSource = {
    steps: groupBy(steps, (step) => step.position),
    names: await readPayerNames(transaction, [...new Set(steps.map((step) => step.node))]),
  };
  const settled = groupBy(await listSettledBy(transaction, selection.run, leaves), settledId);
  const logoOf = await readPrintedLogos(
    transaction,
    documents.map(({ issuerDetails }) => issuerDetails),
  );
  return documents.map((document) => {
    const ownLines = lines.get(document.ordinal) ?? [];
    const codes = answeredBy.get(document.payer) ?? [document.payer];
    const calculations = ownLines
      .filter(({ isCorrection }) => !isCorrection)
      .map((line) => {
        const round = rounds.get(line.position);
        if (!round) throw new Error(`line ${line.line} of ${document.number} names no round`);
        const settledBy = codes.flatMap((payer) => settled.get(settledId({ ...round, payer })) ?? []);
        return calculationOf(line, round, { paths: calculationPaths(paths, round.position, codes), settledBy });
      });
    const assumptions = findAssumptions(
      ownLines.map((line) => line.vatReason),
      calculations.flatMap((calculation) => calculation.paths.flat()),
    );
    const assembled = assemble(document, ownLines, calculations, {
      isExample: options.isExample,
      assumptions,
      logo: logoOf(document.issuerDetails),
    });
    const parties = { issuer: document.issuerDetails, recipient: document.recipientDetails };
    return { ...assembled, eInvoice: eInvoiceOf(assembled, parties) };
  });
}

/** The codes each payer answers for: its own, and every payer it has succeeded, however long ago. */
async function readAnsweredBy(transaction: Transaction, documents: readonly IssuedDocumentRow[]): Promise<Map<string, string[]>> {
  const predecessors = groupBy(await listSucceeded(transaction), (payer) => payer.successor);
  const collect = (code: string): string[] => [code, ...(predecessors.get(code) ?? []).flatMap((payer) => collect(payer.code))];
  return new Map(documents.map((document) => [document.payer, collect(document.payer)]));
}

function assemble(
  document: IssuedDocumentRow,
  lines: readonly DocumentLineRow[],
  calculations: readonly RoundCalculation[],
  { logo, ...options }: { readonly isExample: boolean; readonly assumptions: readonly string[]; readonly logo: DocumentLogo | null },
): InvoiceDocument {
  const { number, kind, currency, issuedOn, dueOn, netOre, vatOre, totalOre, paymentReference, recipientDetails } = document;
  return {
    language: recipientDetails.language,
    kind,
    number,
    currency,
    issuedOn,
    dueOn,
    netOre,
    vatOre,
    totalOre,
    paymentReference,
    ...options,
    eInvoice: null,
    ...(document.corrects === null ? {} : { corrects: { number: document.corrects, issuedOn: document.correctedOn ?? issuedOn } }),
    calculations,
    issuer: partyOfIssuer(document.issuerDetails, logo),
    recipient: {
      ...addressOf(recipientDetails),
      code: document.payer,
      name: recipientDetails.name,
      country: recipientDetails.country,
      cvr: recipientDetails.cvr,
      ean: recipientDetails.ean,
      email: recipientDetails.email,
    },
    lines: lines.map((line, index) => ({
      line: line.line,
      text: document.lineTexts[index] ?? '',
      netOre: line.netOre,
      vatCategory: line.vatCategory,
      vatRatePercent: line.vatRatePercent,
      vatReason: line.vatReason,
      periodFrom: localDate(line.serviceYear, 1, 1),
      periodTo: localDate(line.serviceYear, 12, 31),
    })),
    vat: calculateVat(lines),
  };
}

function calculationOf(
  line: DocumentLineRow,
  round: RoundRow,
  found: { readonly paths: RoundCalculation['paths']; readonly settledBy: readonly SettledByRow[] },
): RoundCalculation {
  const { position: _position, programme: _programme, branch: _branch, sequence, kind, vatReason: _vatReason, ...basis } = round;
  return {
    ...basis,
    line: line.line,
    roundKind: kind,
    roundSequence: sequence,
    paths: found.paths,
    targetOre: line.targetOre,
    settledBeforeOre: line.settledBeforeOre,
    settledBy: found.settledBy.map(({ number, issuedOn, netOre }) => ({ number, issuedOn, netOre })),
    shareOre: line.amountOre,
    carriedForwardOre: line.carriedForwardOre,
  };
}

function partyOfIssuer(issuer: RegisteredIssuer, logo: DocumentLogo | null): InvoiceDocument['issuer'] {
  return {
    ...addressOf(issuer),
    code: issuer.code,
    name: issuer.name,
    country: issuer.country,
    cvr: issuer.cvr,
    ean: null,
    email: issuer.email,
    brandColour: issuer.brandColour,
    logo,
    iban: issuer.iban,
    isInForetaksregisteret: issuer.isInForetaksregisteret,
  };
}

function addressOf(place: { readonly street: string | null; readonly postcode: string | null; readonly city: string | null }): {
  addressLines: string[];
} {
  const lines = [place.street ?? '', [place.postcode, place.city].filter(Boolean).join(' ')];
  return { addressLines: lines.filter((line) => line !== '') };
}

function settledId(row: Pick<SettledByRow, 'programme' | 'serviceYear' | 'branch' | 'payer'>): string {
  return `${row.programme} ${row.serviceYear} ${row.branch} ${row.payer}`;
}

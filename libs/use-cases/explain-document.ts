import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/errors';
import type { InvoiceDocument, RoundCalculation } from '#documents/invoice-document';
import { readSource } from '#glossary/printed-source';
import { Database, type Transaction } from '#persistence/database';
import { findDocumentPlace } from '#persistence/document-sheet';
import { listKeptFiles, listLineOrigins, type LineOrigin } from '#persistence/line-origins';
import { readDocumentData } from '#use-cases/document-data';
import { explainLine, type OriginOf } from '#use-cases/explain-line';
import type { Explanation, Origin } from '#use-cases/explanation';
import { Profile } from '#use-cases/profile';

/** Explains an issued document's amount down to the rows of the files it came from, from what was stored with it: the same data as its annex. */
@Injectable()
export class ExplainDocument {
  constructor(
    private readonly database: Database,
    private readonly profile: Profile,
  ) {}

  /** `document-unknown` also when it is not for the eyes of whoever asks. */
  async execute(number: string): Promise<Explanation> {
    return await this.database.snapshot(async (transaction) => {
      const place = await findDocumentPlace(transaction, number);
      if (!place) throw new DomainError('document-unknown', `there is no document ${number}`, { number });
      const { run, ordinal } = place;
      const [document] = await readDocumentData(transaction, { run, from: ordinal, until: ordinal + 1 }, { isExample: this.profile.isExample });
      if (!document) throw new Error(`${number} has no content`);
      const origins = await listLineOrigins(transaction, place);
      return explain(document, origins, await readOriginOf(transaction, document));
    });
  }
}

function explain(document: InvoiceDocument, origins: readonly LineOrigin[], originOf: OriginOf): Explanation {
  const lines = document.lines.map((line, index): Explanation => {
    const calculation = document.calculations[index];
    const origin = origins[index];
    if (!calculation || !origin) throw new Error(`line ${line.line} of ${document.number} has no calculation`);
    return explainLine({ line, calculation, origin, originOf });
  });
  const vat = document.vat.map(({ category, ratePercent, netOre, vatOre }): Explanation => ({
    kind: 'vat',
    category,
    ratePercent,
    netOre,
    amountOre: vatOre,
    parts: [],
    from: null,
  }));
  return {
    kind: 'document',
    number: document.number,
    documentKind: document.kind,
    amountOre: document.totalOre,
    parts: [...lines, ...vat],
    from: null,
  };
}

/** A file is the one of its name that was imported in the moment in which the fact was recorded: names come again, moments do not. */
async function readOriginOf(transaction: Transaction, document: InvoiceDocument): Promise<OriginOf> {
  const names = document.calculations.flatMap(sourcesOf).flatMap((source) => readSource(source).place?.file ?? []);
  const files = await listKeptFiles(transaction, [...new Set(names)]);
  return ({ source, kind, recordedAt }): Origin => {
    const { said, place } = readSource(source);
    if (!place) return { said, file: null };
    const kept = files.find((file) => file.name === place.file && file.kind === kind && file.importedAt === recordedAt);
    return { said, file: { name: place.file, sheet: place.sheet, row: place.row, sha256: kept?.sha256 ?? null, importedAt: recordedAt } };
  };
}

function sourcesOf(calculation: RoundCalculation): string[] {
  return [calculation.basisSource, ...calculation.paths.flat().map((step) => step.source)];
}

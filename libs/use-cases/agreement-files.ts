import type { LocalDate } from '#domain/calendar/local-date';
import type { VatBasis, VatCategory } from '#domain/facts/facts';
import type { DecimalText } from '#domain/money/decimal-text';
import { formatAmount, type Ore } from '#domain/money/money';
import type { FileToImport } from '#use-cases/import-one-file';

/** An agreement as a person writes it down, with the budgets it settles. */
export interface AgreementToRecord {
  readonly programme: string;
  readonly fromYear: number;
  readonly agreedBy: string;
  readonly agreedOn: LocalDate;
  readonly document: string;
  readonly vatBasis: VatBasis;
  readonly vatCategory: VatCategory;
  readonly vatRatePercent: DecimalText;
  readonly vatReason: string;
  readonly budgets: readonly { readonly year: number; readonly amountOre: Ore }[];
}

/** A cell of a file takes no more. */
const LONGEST_SOURCE = 300;

/** The files that say the same, as one would import them; budgets settled by an agreement are approved, and their source names who wrote them down. */
export function agreementFiles(agreement: AgreementToRecord, recordedBy: string): FileToImport[] {
  const { programme, fromYear, document, budgets } = agreement;
  const source = `${document}, registreret i Aconto af ${recordedBy}`.slice(0, LONGEST_SOURCE);
  const agreements = csvText(
    ['programme', 'from_year', 'vat_basis', 'vat_category', 'vat_rate', 'vat_reason', 'agreed_by', 'agreed_on', 'document'],
    [
      [
        programme,
        String(fromYear),
        agreement.vatBasis,
        agreement.vatCategory,
        agreement.vatRatePercent,
        agreement.vatReason,
        agreement.agreedBy,
        agreement.agreedOn,
        document,
      ],
    ],
    recordedBy,
  );
  const settled = csvText(
    ['programme', 'year', 'amount', 'status', 'source'],
    budgets.map(({ year, amountOre }) => [programme, String(year), formatAmount(amountOre), 'approved', source]),
    recordedBy,
  );
  const name = `${programme}-${fromYear}.csv`;
  return [
    { kind: 'budgets', name: `aftalte-budgetter-${name}`, bytes: Buffer.from(settled), attachments: new Map() },
    { kind: 'agreements', name: `aftale-${name}`, bytes: Buffer.from(agreements), attachments: new Map() },
  ];
}

function csvText(heads: readonly string[], rows: readonly (readonly string[])[], recordedBy: string): string {
  const lines = [heads, ...rows].map((cells) => cells.map((cell) => `"${cell.replace(/"/g, '""')}"`).join(','));
  return [`# Registreret i Aconto af ${recordedBy}`, '# number-style: plain', ...lines, ''].join('\n');
}

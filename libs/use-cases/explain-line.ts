import type { CalculationStep, InvoiceDocumentLine, RoundCalculation } from '#documents/invoice-document';
import type { LineOrigin } from '#persistence/line-origins';
import type { Explanation, Origin } from '#use-cases/explanation';

/** The origin of a figure, by its stored source, the kind of file it must have come in, and when it was recorded. */
export type OriginOf = (figure: { readonly source: string; readonly kind: string; readonly recordedAt: string }) => Origin;

interface LineInput {
  readonly line: InvoiceDocumentLine;
  readonly calculation: RoundCalculation;
  readonly origin: LineOrigin;
  readonly originOf: OriginOf;
}

/** One line: what the payer should bear of the year, less what was settled before, less what is carried forward. */
export function explainLine(input: LineInput): Explanation {
  const { line, calculation } = input;
  const { settledBy, settledBeforeOre, carriedForwardOre } = calculation;
  const settled = settledBy.map(({ number, issuedOn, netOre }): Explanation => ({ kind: 'settled-by', number, issuedOn, ...figure(-netOre) }));
  const before: Explanation = { kind: 'settled-before', amountOre: -settledBeforeOre, parts: settled, from: null };
  const carried: Explanation = { kind: 'carried-forward', ...figure(-carriedForwardOre) };
  return {
    kind: 'line',
    line: line.line,
    text: line.text,
    amountOre: line.netOre,
    parts: [explainTarget(input), ...(settled.length === 0 ? [] : [before]), ...(carriedForwardOre === 0n ? [] : [carried])],
    from: null,
  };
}

function explainTarget(input: LineInput): Explanation {
  const { programmeName, serviceYear, roundKind, roundSequence, targetOre, paths } = input.calculation;
  return {
    kind: 'target',
    programmeName,
    serviceYear,
    roundKind,
    roundSequence,
    amountOre: targetOre,
    parts: paths.map((path) => explainPath(path, input)),
    from: null,
  };
}

/** From the leaf up: each step is worked out from its parent, the highest from the year's amount. */
function explainPath(path: readonly CalculationStep[], input: LineInput): Explanation {
  const { origin, originOf } = input;
  return path.reduce<Explanation>(
    (parent, step) => ({
      kind: 'step',
      step,
      origin: originOf({ source: step.source, kind: 'keys', recordedAt: origin.keyRecordedAt }),
      amountOre: step.amountOre,
      parts: [],
      from: parent,
    }),
    explainYear(input),
  );
}

function explainYear({ calculation, origin, originOf }: LineInput): Explanation {
  const { key, keyVersion, keyValidFrom, vatBasis, amountOre, recordedAmountOre, basis, basisVersion, audited, basisSource } = calculation;
  const cost: Explanation = {
    kind: 'cost',
    basis,
    version: basisVersion,
    audited,
    origin: originOf({ source: basisSource, kind: basis === 'budget' ? 'budgets' : 'actual-costs', recordedAt: origin.basisRecordedAt }),
    accounts: origin.accounts === null || origin.accountsSha256 === null ? null : { name: origin.accounts, sha256: origin.accountsSha256 },
    ...figure(recordedAmountOre),
  };
  return { kind: 'year', key, keyVersion, keyValidFrom, vatBasis, amountOre, parts: [], from: cost };
}

/** An amount as recorded: made of nothing. */
function figure(amountOre: bigint): Pick<Explanation, 'amountOre' | 'parts' | 'from'> {
  return { amountOre, parts: [], from: null };
}

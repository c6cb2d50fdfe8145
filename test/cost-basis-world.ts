import fc from 'fast-check';
import { PAYER_SECTORS } from '#domain/cost-basis/payer-sector';
import { sampleComponent, sampleVersion } from '#domain/cost-basis/testing/sample-version';
import type { AmountColumn, CostBasisVersion } from '#domain/cost-basis/version';
import { sum } from '#domain/money/money';

const SAID = { standing: 'illustrative', source: 'generated' } as const;
const SERVICES = ['S1', 'S2', 'S3'] as const;
const DRIVERS = ['price-growth', 'volume', 'law-consequences'] as const;
const ALL_COLUMNS: readonly AmountColumn[] = [
  { code: 'result-2022', kind: 'result', year: 2022, title: '' },
  { code: 'forecast-2023', kind: 'forecast', year: 2023, title: '' },
  { code: 'budget-2024', kind: 'budget', year: 2024, title: '' },
  { code: 'forecast-2025', kind: 'forecast', year: 2025, title: '' },
];

const amount = fc.bigInt({ min: -(10n ** 11n), max: 10n ** 11n });
const small = fc.bigInt({ min: -3n, max: 3n });
const weights = fc.uniqueArray(fc.record({ sector: fc.constantFrom(...PAYER_SECTORS), weight: fc.integer({ min: 1, max: 97 }) }), {
  selector: (row) => row.sector,
  minLength: 1,
});

const componentParts = fc.record({
  first: amount,
  drivers: fc.array(fc.array(amount, { minLength: 3, maxLength: 3 }), { minLength: 4, maxLength: 4 }),
  residuals: fc.array(fc.oneof(small, amount), { minLength: 4, maxLength: 4 }),
  risks: fc.array(amount, { minLength: 4, maxLength: 4 }),
  carried: fc.array(amount, { minLength: 4, maxLength: 4 }),
  percents: fc.constantFrom(['100', '0', '0'], ['33', '33', '34'], ['12.5', '80', '7.5'], ['0', '1', '99']),
  isAssumed: fc.boolean(),
});

/** Any version of up to four components over three services, with or without its first column, whose cost changes are explained wholly, nearly or not at all. */
export const anyVersion: fc.Arbitrary<CostBasisVersion> = fc
  .record({
    components: fc.array(componentParts, { minLength: 1, maxLength: 4 }),
    hasResult: fc.boolean(),
    sectorWeights: fc.tuple(weights, weights, weights),
    marginPercent: fc.constantFrom('0', '2.50', '5', '3.33'),
    toleranceOre: fc.constantFrom(0n, 2n),
  })
  .map(({ components, hasResult, sectorWeights, marginPercent, toleranceOre }) => {
    const columns = hasResult ? ALL_COLUMNS : ALL_COLUMNS.slice(1);
    const codes = components.map((_, index) => `C${index}`);
    const each = <Row>(make: (parts: (typeof components)[number], component: string, column: string, index: number) => Row[]) =>
      components.flatMap((parts, at) => columns.flatMap((column, index) => make(parts, codes[at] ?? '', column.code, index)));
    return sampleVersion({
      rules: { decisionThresholdOre: 1n, roundingToleranceOre: toleranceOre },
      columns,
      services: SERVICES.flatMap((code) =>
        sampleVersion()
          .services.slice(0, 1)
          .map((service) => ({ ...service, code })),
      ),
      components: codes.map((code, index) =>
        sampleComponent(code, components[index]?.isAssumed ? { legalBasis: { state: 'assumed', reference: 'notat', on: '2023-01-01' } } : {}),
      ),
      shares: components.flatMap((parts, at) =>
        SERVICES.map((service, index) => ({ component: codes[at] ?? '', service, percent: parts.percents[index] ?? '0' })),
      ),
      costs: each((parts, component, column, index) => {
        const changes = sum(Array.from({ length: index }, (_, step) => sum(parts.drivers[step] ?? []) + (parts.residuals[step] ?? 0n)));
        return [{ component, column, amountOre: parts.first + changes, ...SAID }];
      }),
      risks: each((parts, component, column, index) => [
        { component, column, providedOre: parts.risks[index] ?? 0n, usedOre: 0n, releasedOre: 0n, ...SAID },
      ]),
      carried: each((parts, component, column, index) => [{ component, column, amountOre: parts.carried[index] ?? 0n, fromYear: 2022, ...SAID }]),
      margins: columns.map((column) => ({ column: column.code, percent: marginPercent, on: 'cost-and-risk' as const, ...SAID })),
      driverFigures: each((parts, component, column, index) =>
        index === 0
          ? []
          : DRIVERS.map((driver, of) => ({
              component,
              column,
              driver,
              amountOre: parts.drivers[index - 1]?.[of] ?? 0n,
              decision: null,
              note: null,
              ...SAID,
            })),
      ),
      decisions: [],
      volumes: SERVICES.flatMap((service, at) =>
        columns.map((column, index) => ({ service, column: column.code, volume: String(7 + 13 * index + at), ...SAID })),
      ),
      sectorWeights: SERVICES.flatMap((service, index) =>
        (sectorWeights[index] ?? []).map((row) => ({ service, sector: row.sector, weight: String(row.weight), cause: null, ...SAID })),
      ),
      payerKeys: PAYER_SECTORS.map((sector) => ({
        code: sector,
        sector,
        title: '',
        isBilled: true,
        weights: [
          { payer: 'P1', weight: '3' },
          { payer: 'P2', weight: '5.5' },
          { payer: 'P3', weight: '0.1' },
        ],
        ...SAID,
      })),
    });
  });

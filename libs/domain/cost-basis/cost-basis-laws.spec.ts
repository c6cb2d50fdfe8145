import fc from 'fast-check';
import { changeOf, type Bridge } from '#domain/bridge/bridge';
import { bridgesBetween } from '#domain/cost-basis/bridge-between';
import { cellsOf, totalOf, type CellScope } from '#domain/cost-basis/cells';
import { chargesOf } from '#domain/cost-basis/charges';
import { payerConsequences } from '#domain/cost-basis/consequence';
import { partsOf } from '#domain/cost-basis/parts';
import { PAYER_SECTORS } from '#domain/cost-basis/payer-sector';
import { totalsOf } from '#domain/cost-basis/totals';
import { unitCostsOf } from '#domain/cost-basis/unit-costs';
import { DomainError } from '#domain/errors';
import { sum } from '#domain/money/money';
import { anyVersion } from '../../../test/cost-basis-world';
import { WORLD_RUNS } from '../../../test/law-runs';

const arrives = (bridge: Bridge) => bridge.fromOre + sum(bridge.steps.map((step) => step.changeOre));
const scopes: readonly CellScope[] = [{}, { service: 'S1' }, { service: 'S2' }, { service: 'S3' }, ...PAYER_SECTORS.map((sector) => ({ sector }))];

/** Two versions of up to four columns give up to 64 pairs of columns, each bridged in eight scopes: some 8,000 bridges in the suite. */
const VERSION_PAIRS = Math.ceil(WORLD_RUNS * 0.4);

describe('a cost basis', () => {
  it('bridges any column of any version to any other, for the whole, each service and each sector, exactly', () => {
    let bridges = 0;
    fc.assert(
      fc.property(anyVersion, anyVersion, (a, b) => {
        for (const from of [a, b]) {
          for (const to of [a, b]) {
            const bridge = bridgesBetween(from, to);
            for (const { code: start } of from.columns) {
              for (const { code: end } of to.columns) {
                for (const scope of scopes) {
                  const made = bridge({ from: start, to: end, scope });
                  if (arrives(made) !== made.toOre) throw new Error(`${start} to ${end} does not arrive`);
                  bridges += 1;
                }
              }
            }
          }
        }
      }),
      { numRuns: VERSION_PAIRS },
    );
    expect(bridges).toBeGreaterThan(VERSION_PAIRS * 36 * scopes.length - 1);
  });

  it('bridges the total by effects that are those of its services, and goes back the way it came', () => {
    fc.assert(
      fc.property(anyVersion, (version) => {
        const bridge = bridgesBetween(version, version);
        const whole = bridge({ from: 'forecast-2023', to: 'forecast-2025' });
        const back = bridge({ from: 'forecast-2025', to: 'forecast-2023' });
        const ofServices = version.services.map(({ code }) => bridge({ from: 'forecast-2023', to: 'forecast-2025', scope: { service: code } }));
        for (const { effect, changeOre } of whole.steps) {
          expect(sum(ofServices.map((part) => changeOf(part, effect)))).toBe(changeOre);
          expect(changeOf(back, effect)).toBe(-changeOre);
        }
      }),
      { numRuns: WORLD_RUNS },
    );
  });

  it('sums from components over services and sectors to the total, with and without what stands apart', () => {
    fc.assert(
      fc.property(anyVersion, (version) => {
        const totals = totalsOf(version);
        for (const { column, withOre, withoutOre, isolatedOre } of totals.columns) {
          const of = (rows: readonly { columns: typeof totals.columns }[], pick: 'withOre' | 'withoutOre' | 'isolatedOre') =>
            sum(rows.flatMap((row) => row.columns.filter((total) => total.column === column).map((total) => total[pick])));
          for (const rows of [totals.services, totals.sectors]) {
            expect([of(rows, 'withOre'), of(rows, 'withoutOre'), of(rows, 'isolatedOre')]).toEqual([withOre, withoutOre, isolatedOre]);
          }
          expect(withOre).toBe(
            sum(
              partsOf(version)
                .filter((part) => part.column === column)
                .map((part) => part.amountOre),
            ),
          );
          expect(isolatedOre).toBe(
            sum(totals.isolated.flatMap((row) => row.columns.filter((total) => total.column === column).map((total) => total.amountOre))),
          );
        }
      }),
      { numRuns: WORLD_RUNS },
    );
  });

  it('gives every payer a bridge of its own, and the payers of a sector sum to it effect by effect', () => {
    fc.assert(
      fc.property(anyVersion, anyVersion, (a, b) => {
        const [from, to] = [
          { version: a, column: 'forecast-2023' },
          { version: b, column: 'budget-2024' },
        ];
        const bridge = bridgesBetween(a, b);
        const rows = payerConsequences(from, to, { of: 'everything' });
        for (const sector of new Set(rows.map((row) => row.sector))) {
          const ofSector = rows.filter((row) => row.sector === sector);
          const whole = bridge({ from: from.column, to: to.column, scope: { sector } });
          expect([sum(ofSector.map((row) => row.bridge.fromOre)), sum(ofSector.map((row) => row.bridge.toOre))]).toEqual([
            whole.fromOre,
            whole.toOre,
          ]);
          for (const { effect } of whole.steps.slice(0, -1)) {
            expect(sum(ofSector.map((row) => changeOf(row.bridge, effect)))).toBe(changeOf(whole, effect));
          }
          for (const { bridge } of ofSector) expect(arrives(bridge)).toBe(bridge.toOre);
        }
      }),
      { numRuns: WORLD_RUNS },
    );
  });

  it('explains every unit cost from the one before', () => {
    fc.assert(
      fc.property(anyVersion, (version) => {
        for (const { costs } of unitCostsOf(version)) {
          costs.forEach((cost, index) => {
            if (cost.change) expect([cost.change.fromOre, arrives(cost.change)]).toEqual([costs[index - 1]?.unitOre, cost.unitOre]);
          });
        }
      }),
      { numRuns: WORLD_RUNS },
    );
  });

  it('charges what may be charged to the øre, and nothing that stands apart unless it is named', () => {
    fc.assert(
      fc.property(anyVersion, fc.boolean(), (version, isDecided) => {
        const decided = isDecided ? version.components.map((component) => component.code) : [];
        const components = new Set(version.components.filter((row) => isDecided || row.legalBasis.state === 'in-regulation').map((row) => row.code));
        const expected = totalOf(cellsOf(version), 'budget-2024', { components });
        try {
          expect(sum(chargesOf(version, decided).map((charge) => charge.amountOre))).toBe(expected);
        } catch (error) {
          // What would pay a sector money is refused, and so is a version of which nothing is left.
          if (!(error instanceof DomainError)) throw error;
          expect(['charge-negative', 'nothing-to-charge']).toContain(error.code);
        }
      }),
      { numRuns: WORLD_RUNS },
    );
  });
});

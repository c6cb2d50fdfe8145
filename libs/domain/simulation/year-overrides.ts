import type { LocalDate } from '#domain/calendar/local-date';
import { DomainError } from '#domain/errors';
import type { AllocationKey, KeyNode } from '#domain/facts/facts';
import type { Ore } from '#domain/money/money';
import type { Facts } from '#domain/settlement/known-facts';

/** What is supposed of a programme's year instead of what is recorded; what is left out stands as recorded. */
export interface YearOverrides {
  /** The year's budget, in the agreement's VAT basis. */
  readonly budgetOre?: Ore | undefined;
  /** What the year cost, as if its accounts were there. */
  readonly actualOre?: Ore | undefined;
  /** Another key: rows of a new one, or a recorded version. */
  readonly key?: { readonly nodes: readonly KeyNode[] } | { readonly key: string; readonly version: number } | undefined;
}

/** What a supposed key is called beside the recorded ones. */
export const SUPPOSED_KEY = 'supposed';

interface ProgrammeYear {
  readonly programme: string;
  readonly serviceYear: number;
  readonly today: LocalDate;
}

/**
 * The facts as they would be. Each supposition is a further version beside the recorded ones, known today, so that it is found by the same rule as any
 * other. `key-unknown` when the recorded version is not there.
 */
export function supposeFacts(facts: Facts, year: ProgrammeYear, overrides: YearOverrides): Facts {
  const { programme, serviceYear, today } = year;
  const currency = facts.programmes.find((candidate) => candidate.code === programme)?.currency ?? 'DKK';
  const common = { programme, year: serviceYear, currency, recordedOn: today, source: '' } as const;
  const nodes = overrides.key === undefined ? null : 'nodes' in overrides.key ? overrides.key.nodes : recordedKey(facts, overrides.key).nodes;
  const ofYear = (fact: { programme: string; year: number }) => fact.programme === programme && fact.year === serviceYear;
  return {
    ...facts,
    budgets:
      overrides.budgetOre === undefined
        ? facts.budgets
        : [...facts.budgets, { ...common, amountOre: overrides.budgetOre, status: 'approved', version: nextVersion(facts.budgets.filter(ofYear)) }],
    actualCosts:
      overrides.actualOre === undefined
        ? facts.actualCosts
        : [
            ...facts.actualCosts,
            {
              ...common,
              amountOre: overrides.actualOre,
              audited: false,
              accounts: 'supposed',
              version: nextVersion(facts.actualCosts.filter(ofYear)),
            },
          ],
    keys: nodes === null ? facts.keys : [...facts.keys, supposedKey(facts, year, nodes)],
  };
}

function recordedKey(facts: Facts, wanted: { readonly key: string; readonly version: number }): AllocationKey {
  const key = facts.keys.find((candidate) => candidate.key === wanted.key && candidate.version === wanted.version);
  if (!key) throw new DomainError('key-unknown', `there is no key ${wanted.key} version ${wanted.version}`, { ...wanted });
  return key;
}

function supposedKey(facts: Facts, year: ProgrammeYear, nodes: readonly KeyNode[]): AllocationKey {
  const { programme, serviceYear, today } = year;
  const version = nextVersion(facts.keys.filter((key) => key.programme === programme));
  return { key: SUPPOSED_KEY, programme, version, validFrom: `${serviceYear}-01-01`, recordedOn: today, nodes };
}

function nextVersion(list: readonly { readonly version: number }[]): number {
  return list.reduce((most, fact) => Math.max(most, fact.version), 0) + 1;
}

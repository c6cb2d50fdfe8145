import { PAYER_SECTORS, type PayerSector } from '#domain/cost-basis/payer-sector';
import { billedKey } from '#domain/cost-basis/payer-shares';
import { sectorAmounts } from '#domain/cost-basis/sector-amounts';
import type { CostBasisVersion } from '#domain/cost-basis/version';
import { DomainError } from '#domain/errors';
import type { KeyNode } from '#domain/facts/facts';
import { formatAmount, sum, type Ore } from '#domain/money/money';

/** What a decided version asks of the settlement engine: for one service, and apart for its GP part, an amount and the key to divide it by. */
export interface Charge {
  /** Programme code: the service's, with `-FL` for what the GP service drives. */
  readonly programme: string;
  readonly name: string;
  readonly service: string;
  readonly part: 'gp' | 'others';
  readonly amountOre: Ore;
  readonly nodes: readonly Omit<KeyNode, 'source'>[];
}

/** Root of every charge's key: the branch that a collection arrangement names. */
export const CHARGE_ROOT = 'NASJONAL';

/** How the GP part of a service is told apart, in code and in words: fastlege. */
const GP_SUFFIX = { code: '-FL', name: ', fastlegetjenesten' } as const;

/** Inner nodes of the keys: sectors are named in Norwegian, because payers read them. */
const SECTOR_NODES: Readonly<Record<PayerSector, { readonly node: string; readonly name: string }>> = {
  'health-authorities': { node: 'SEKTOR-RHF', name: 'Regionale helseforetak' },
  gp: { node: 'SEKTOR-FASTLEGE', name: 'Kommunene, fastlegetjenesten' },
  municipalities: { node: 'SEKTOR-KOMMUNE', name: 'Kommunene, øvrig' },
  pharmacies: { node: 'SEKTOR-APOTEK', name: 'Apotek' },
};

/**
 * The charges of a version's budget column: what each sector owes of each service by the sector weights, and what is held back in none of them.
 * `nothing-to-charge` when that leaves nothing. Their sum is the chargeable total exactly, because a sector's weight in the key is its amount.
 */
export function chargesOf(version: CostBasisVersion, decidedComponents: readonly string[]): Charge[] {
  const column = version.columns.find((candidate) => candidate.kind === 'budget' && candidate.year === version.year);
  if (!column) throw new DomainError('budget-column-missing', `version ${version.number} has no budget of ${version.year}`, { year: version.year });
  const charges = version.services.flatMap(({ code: service, name }) => {
    const amounts = sectorAmounts(version, { column: column.code, inclusion: { of: 'chargeable', decidedComponents }, service });
    const others = PAYER_SECTORS.filter((sector) => sector !== 'gp');
    return [
      ...chargeOf(version, amounts, { programme: service, name, service, part: 'others', sectors: others }),
      ...chargeOf(version, amounts, {
        programme: `${service}${GP_SUFFIX.code}`,
        name: `${name}${GP_SUFFIX.name}`,
        service,
        part: 'gp',
        sectors: ['gp'],
      }),
    ];
  });
  if (charges.length === 0) throw new DomainError('nothing-to-charge', 'no component of this version may be charged', {});
  return charges;
}

function chargeOf(
  version: CostBasisVersion,
  amounts: ReadonlyMap<PayerSector, Ore>,
  of: Pick<Charge, 'programme' | 'name' | 'service' | 'part'> & { readonly sectors: readonly PayerSector[] },
): Charge[] {
  const owing = of.sectors.filter((sector) => (amounts.get(sector) ?? 0n) !== 0n);
  const amountOre = sum(owing.map((sector) => amounts.get(sector) ?? 0n));
  if (owing.length === 0) return [];
  const negative = owing.find((sector) => (amounts.get(sector) ?? 0n) < 0n);
  if (negative) {
    throw new DomainError(
      'charge-negative',
      `the sector ${negative} would be paid for ${of.service}: a surplus beyond the cost is settled by the true-up`,
      {
        sector: negative,
        service: of.service,
      },
    );
  }
  const { programme, name, service, part } = of;
  const nodes = owing.flatMap((sector): Omit<KeyNode, 'source'>[] => {
    const { node, name: sectorName } = SECTOR_NODES[sector];
    const payers = billedKey(version, sector).weights.map(({ payer, weight }) => ({ node: payer, parent: node, method: 'weight' as const, weight }));
    return [{ node, name: sectorName, parent: CHARGE_ROOT, method: 'amount', weight: formatAmount(amounts.get(sector) ?? 0n) }, ...payers];
  });
  const root = { node: CHARGE_ROOT, name: 'Nasjonale e-helseløsninger', parent: null, method: null, weight: null };
  return [{ programme, name, service, part, amountOre, nodes: [root, ...nodes] }];
}

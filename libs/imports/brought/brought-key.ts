import { byCode } from '#domain/allocation/key-tree';
import { sharesOfWhole } from '#domain/allocation/shares-of-whole';
import type { LocalDate } from '#domain/calendar/local-date';
import type { AllocationKey } from '#domain/facts/facts';
import { subtractFractions, takeFraction, type Fraction } from '#domain/money/fraction';
import type { KnownFacts } from '#domain/settlement/known-facts';
import type { AllocationKeyRow } from '#imports/keys';

/** A key that a file brings, beside the one that stands for the year it is valid from: which payers’ shares change. */
export interface BroughtKey {
  readonly key: string;
  readonly programme: string;
  readonly validFrom: LocalDate;
  /** Null when the programme has no key for the year yet. */
  readonly stands: Pick<AllocationKey, 'key' | 'version' | 'validFrom'> | null;
  readonly payers: number;
  /** Payers whose share is exactly the same in both; they are not listed. */
  readonly unchanged: number;
  /** The largest change first, then by code. */
  readonly changes: readonly ShareChange[];
}

/** A payer's share of the whole in millionths, rounded to be read; null on the side that does not have the payer. */
export interface ShareChange {
  readonly payer: string;
  readonly standsMillionths: bigint | null;
  readonly shareMillionths: bigint | null;
  readonly differenceMillionths: bigint;
}

const MILLION = 1_000_000n;

export function broughtKey(row: AllocationKeyRow, known: KnownFacts): BroughtKey {
  const { key, programme, validFrom } = row;
  const stands = known.findKey(programme, Number(validFrom.slice(0, 4)));
  const after = sharesOfWhole(row.nodes);
  const before = stands === null ? new Map<string, Fraction>() : sharesOfWhole(stands.nodes);
  const codes = [...new Set([...before.keys(), ...after.keys()])];
  const changes = codes.flatMap((payer) => changeOf(payer, before.get(payer), after.get(payer)) ?? []);
  return {
    key,
    programme,
    validFrom,
    stands: stands && { key: stands.key, version: stands.version, validFrom: stands.validFrom },
    payers: after.size,
    unchanged: codes.length - changes.length,
    changes: changes.sort((a, b) => bySize(a, b) || byCode(a.payer, b.payer)),
  };
}

function changeOf(payer: string, before: Fraction | undefined, after: Fraction | undefined): ShareChange | null {
  const nothing = { numerator: 0n, denominator: 1n };
  const difference = subtractFractions(after ?? nothing, before ?? nothing);
  if (before && after && difference.numerator === 0n) return null;
  return {
    payer,
    standsMillionths: before ? takeFraction(MILLION, before) : null,
    shareMillionths: after ? takeFraction(MILLION, after) : null,
    differenceMillionths: takeFraction(MILLION, difference),
  };
}

function bySize(a: ShareChange, b: ShareChange): number {
  const size = ({ differenceMillionths: of }: ShareChange) => (of < 0n ? -of : of);
  return Number(size(b) - size(a));
}

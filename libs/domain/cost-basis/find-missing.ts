import { findMissingBases } from '#domain/cost-basis/missing-bases';
import { findMissingChanges } from '#domain/cost-basis/missing-changes';
import { findUnknownNames } from '#domain/cost-basis/unknown-names';
import { findWantedByCommittee } from '#domain/cost-basis/wanted-by-committee';
import type { Missing } from '#domain/cost-basis/missing';
import type { CostBasisVersion } from '#domain/cost-basis/version';
import { DomainError } from '#domain/errors';

/** Everything a version lacks, what blocks it first. Names that lead nowhere are told alone: nothing can be calculated over them. */
export function findMissing(version: CostBasisVersion): Missing[] {
  const unknown = findUnknownNames(version);
  if (unknown.length > 0) return unknown;
  const found = [...findMissingBases(version), ...findMissingChanges(version), ...findWantedByCommittee(version)];
  return [...found.filter((missing) => missing.severity === 'blocks'), ...found.filter((missing) => missing.severity === 'wanted')];
}

/** `version-incomplete` with the first of what blocks, unless nothing does. */
export function mustBeComplete(version: CostBasisVersion): void {
  const blocking = findMissing(version).filter((missing) => missing.severity === 'blocks');
  const [first] = blocking;
  if (!first) return;
  throw new DomainError('version-incomplete', `${blocking.length} things are missing, first ${first.code} in ${first.sheet}, ${first.row}`, {
    missing: blocking.length,
    first: first.code,
    row: first.row,
  });
}

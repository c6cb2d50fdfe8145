import { Injectable } from '@nestjs/common';
import { findMissing } from '#domain/cost-basis/find-missing';
import type { Missing } from '#domain/cost-basis/missing';
import { totalsOf, type VersionTotals } from '#domain/cost-basis/totals';
import { DomainError } from '#domain/errors';
import { listMeetings, type Advice, type MinistryDecision } from '#persistence/committee';
import { findDecision, listAdvice } from '#persistence/committee-follow-ups';
import { findVersion, listCharges, listMoves, type KeptCharge, type KeptVersion, type VersionKey, type VersionMove } from '#persistence/cost-basis';
import { Database } from '#persistence/database';
import { listRolesHeld } from '#persistence/roles-held';
import { Clock } from '#use-cases/clock';
import { componentFigures, type ComponentFigures } from '#use-cases/cost-basis/component-figures';
import { versionActions, type AvailableVersionAction } from '#use-cases/cost-basis/version-actions';
import { versionIdOf } from '#use-cases/cost-basis/version-desk';

/** A version as a page shows it: what it holds, how it came here, and what the one who asks may do with it. */
export interface VersionSheet {
  readonly version: KeptVersion;
  /** Null while rows name what the version does not have: nothing can be summed over them. */
  readonly totals: VersionTotals | null;
  readonly components: readonly ComponentFigures[];
  readonly missing: readonly Missing[];
  readonly moves: readonly VersionMove[];
  readonly advice: Advice | null;
  readonly decision: MinistryDecision | null;
  readonly charges: readonly KeptCharge[];
  readonly actions: readonly AvailableVersionAction[];
}

/** Reads one version. `version-unknown` also when it is not for the eyes of whoever asks: a draft is its preparer's. */
@Injectable()
export class ViewVersion {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(key: VersionKey, person: string): Promise<VersionSheet> {
    return await this.database.snapshot(async (transaction) => {
      const version = await findVersion(transaction, key);
      if (!version) throw new DomainError('version-unknown', `there is no version ${versionIdOf(key)}`, { version: versionIdOf(key) });
      const { content } = version;
      const missing = findMissing(content);
      const canSum = !missing.some(({ code }) => NOT_SUMMABLE.includes(code));
      const decision = await findDecision(transaction, key);
      const today = this.clock.today('NO');
      const meetings = await listMeetings(transaction);
      const roles = (await listRolesHeld(transaction, person)).map(({ role }) => role);
      return {
        version,
        totals: canSum ? totalsOf(content) : null,
        components: canSum ? componentFigures(content, decision?.components ?? []) : [],
        missing,
        moves: (await listMoves(transaction, key.basis)).filter(({ number }) => number === key.number),
        advice: (await listAdvice(transaction, key.basis)).find(({ number }) => number === key.number) ?? null,
        decision,
        charges: version.state === 'charged' ? await listCharges(transaction, key.basis) : [],
        actions: versionActions(
          {
            state: version.state,
            missing,
            hasMeetingAhead: meetings.some(({ on, basisYear, isDropped }) => basisYear === content.year && on >= today && !isDropped),
          },
          roles,
        ),
      };
    });
  }
}

const NOT_SUMMABLE: readonly Missing['code'][] = ['name-unknown', 'row-twice', 'shares-not-whole'];

import { Injectable } from '@nestjs/common';
import type { CommitteeSector } from '#domain/committee/meeting';
import type { Remark, RemarkPlace } from '#domain/committee/remark';
import { REMARKS_TAKEN_IN } from '#domain/committee/version-state';
import { DomainError } from '#domain/errors';
import { appendAuditEvent } from '#persistence/audit-log';
import { addAnswer, addRemark } from '#persistence/committee';
import { findRemarkPlace, nextRemarkCode } from '#persistence/committee-numbers';
import { findVersion, type VersionKey } from '#persistence/cost-basis';
import { Database } from '#persistence/database';
import { Clock } from '#use-cases/clock';
import { mustBeIn } from '#use-cases/cost-basis/remark-place';
import { versionIdOf } from '#use-cases/cost-basis/version-desk';
import { onceByCommand } from '#use-cases/once-by-command';
import { mustHaveRight } from '#use-cases/rights';

interface Act {
  readonly commandId: string;
  readonly person: string;
}

/** A remark on a version that takes them, and the answers to it. Each belongs to a sector, not to the person who wrote it down. */
@Injectable()
export class RecordRemark {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Answers with the remark's code. `version-unknown`, `version-in-other-state`, `remark-about-nothing`. */
  async remark(
    command: Act &
      VersionKey & {
        readonly sector: CommitteeSector;
        readonly place: RemarkPlace;
        readonly kind: Remark['kind'];
        readonly text: string;
        readonly case: string | null;
      },
  ): Promise<string> {
    const { commandId, person, basis, number, sector, place, kind, text } = command;
    const at = this.clock.now();
    const body = { person, basis, number, sector, place: { ...place }, kind, text, case: command.case };
    return await this.database.transaction((transaction) =>
      onceByCommand(transaction, { id: commandId, kind: 'cost-basis-remark', body, at }, async () => {
        await mustHaveRight(transaction, { person, right: 'cost-bases.remark', scope: null });
        const version = await findVersion(transaction, command);
        if (!version) throw new DomainError('version-unknown', `there is no version ${versionIdOf(command)}`, { version: versionIdOf(command) });
        if (!REMARKS_TAKEN_IN.includes(version.state)) {
          throw new DomainError('version-in-other-state', `the version is ${version.state}: it takes no remarks`, { state: version.state });
        }
        mustBeIn(version, place);
        const code = await nextRemarkCode(transaction, { code: basis, year: version.content.year });
        const on = this.clock.today('NO');
        await addRemark(transaction, { code, basis, version: number, sector, place, kind, text, on, case: command.case }, { person, at });
        await appendAuditEvent(transaction, {
          at,
          actor: person,
          type: 'remark-recorded',
          subject: versionIdOf(command),
          data: { remark: code, sector, kind, text },
        });
        return code;
      }),
    );
  }

  /** `remark-unknown` when the basis has none of that code. */
  async answer(
    command: Act & { readonly basis: string; readonly remark: string; readonly by: CommitteeSector; readonly text: string },
  ): Promise<void> {
    const { commandId, person, basis, remark, by, text } = command;
    const at = this.clock.now();
    await this.database.transaction((transaction) =>
      onceByCommand(transaction, { id: commandId, kind: 'cost-basis-answer', body: { person, basis, remark, by, text }, at }, async () => {
        await mustHaveRight(transaction, { person, right: 'cost-bases.answer', scope: null });
        const place = await findRemarkPlace(transaction, remark);
        if (place?.basis !== basis) throw new DomainError('remark-unknown', `${basis} has no remark ${remark}`, { remark });
        await addAnswer(transaction, { remark, by, text, on: this.clock.today('NO') }, { person, at });
        await appendAuditEvent(transaction, {
          at,
          actor: person,
          type: 'remark-answered',
          subject: versionIdOf({ basis, number: place.version }),
          data: { remark, by, text },
        });
        return null;
      }),
    );
  }
}

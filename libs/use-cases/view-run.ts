import { Injectable } from '@nestjs/common';
import type { BlockedRound } from '#domain/settlement/settlement-round';
import { findCreditRequest } from '#persistence/credit-requests';
import { Database } from '#persistence/database';
import { findRun, listDecisions, type InvoiceRun, type RunDecision } from '#persistence/invoice-run';
import { listMailingStops, type MailingStop } from '#persistence/mailing-stops';
import { getIssuer, listPeople } from '#persistence/register';
import { listRolesHeld } from '#persistence/roles-held';
import {
  listBlockedRounds,
  listRunRounds,
  readRunProgress,
  summariseRuns,
  type RunProgress,
  type RunRound,
  type RunSummary,
} from '#persistence/run-overview';
import { availableActions, type AvailableAction } from '#use-cases/run-actions';
import { mustExist } from '#use-cases/run-not-found';

export interface RunSheet extends InvoiceRun, RunSummary {
  readonly issuerName: string;
  /** Of a run that is one credit note made by hand: why. */
  readonly correctionReason: string | null;
  readonly rounds: readonly RunRound[];
  readonly blockedRounds: readonly BlockedRound[];
  readonly timeline: readonly (RunDecision & { readonly personLabel: string | null })[];
  readonly mailingStops: readonly MailingStop[];
  readonly progress: RunProgress;
  readonly actions: readonly AvailableAction[];
}

/** One run as a page shows it: what it holds, what was decided, how far it has come, and what the one who looks may do. Payers come page by page. */
@Injectable()
export class ViewRun {
  constructor(private readonly database: Database) {}

  async execute(id: string, person: string): Promise<RunSheet> {
    return await this.database.snapshot(async (transaction) => {
      const run = mustExist(await findRun(transaction, id), id);
      const summary = (await summariseRuns(transaction, [id])).get(id);
      if (!summary) throw new Error(`no summary of ${id}`);
      const issuer = await getIssuer(transaction, run.issuer);
      const roles = (await listRolesHeld(transaction, person)).filter((held) => held.scope === run.issuer).map((held) => held.role);
      const labels = new Map((await listPeople(transaction)).map(({ id: personId, label }) => [personId, label]));
      return {
        ...run,
        ...summary,
        issuerName: issuer.name,
        correctionReason: run.credit === null ? null : ((await findCreditRequest(transaction, id))?.reason ?? null),
        rounds: await listRunRounds(transaction, id),
        blockedRounds: await listBlockedRounds(transaction, id),
        timeline: (await listDecisions(transaction, id)).map((row) => ({ ...row, personLabel: labels.get(row.person ?? '') ?? null })),
        mailingStops: (await listMailingStops(transaction)).filter((stop) => stop.run === null || stop.run === id),
        progress: await readRunProgress(transaction, id),
        actions: availableActions(run, { person, roles }),
      };
    });
  }

  /** What was decided on a run, from the first preparation on, as the record has it: for keeping. */
  async history(id: string): Promise<{ readonly run: InvoiceRun; readonly decisions: readonly RunDecision[] }> {
    return await this.database.snapshot(async (transaction) => ({
      run: mustExist(await findRun(transaction, id), id),
      decisions: await listDecisions(transaction, id),
    }));
  }

  /** `run-unknown` where the person at hand sees no such run. */
  async mustSee(id: string): Promise<void> {
    mustExist(await this.database.read((transaction) => findRun(transaction, id)), id);
  }

  /** How far a run has come, for whoever watches it. */
  async progress(id: string): Promise<RunProgress & Pick<InvoiceRun, 'state'>> {
    return await this.database.snapshot(async (transaction) => {
      const { state } = mustExist(await findRun(transaction, id), id);
      return { state, ...(await readRunProgress(transaction, id)) };
    });
  }
}

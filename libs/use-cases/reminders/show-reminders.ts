import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/errors';
import { Database } from '#persistence/database';
import { listReminderLetters } from '#persistence/reminder-letters';
import { getIssuer, listPeople, readPayerDetails, readPayerNames } from '#persistence/register';
import {
  listBatchedReminders,
  listReminderBatches,
  listReminderPolicies,
  type BatchedReminder,
  type ReminderBatch,
  type ReminderPolicy,
} from '#persistence/reminders';
import { listRolesHeld } from '#persistence/roles-held';
import { Clock } from '#use-cases/clock';
import { readDueReminders } from '#use-cases/reminders/read-due-reminders';
import { policyTag } from '#use-cases/reminders/set-reminder-policy';
import { mustHaveRight } from '#use-cases/rights';

export interface ShownReminder extends BatchedReminder {
  readonly payerName: string;
  /** Nobody can be reminded by mail. */
  readonly hasNoAddress: boolean;
}

export interface NamedLetter {
  readonly payer: string;
  readonly payerName: string;
}

type Labelled<Row> = Row & { readonly personLabel: string | null };

export interface Reminders {
  readonly policies: readonly (Labelled<ReminderPolicy> & { readonly tag: string })[];
  /** What would be proposed now. */
  readonly due: readonly ShownReminder[];
  /** Proposed, and waiting for another person. */
  readonly waiting: (ReminderBatch & { readonly proposedByLabel: string; readonly reminders: readonly ShownReminder[] }) | null;
  readonly decided: readonly (ReminderBatch & {
    readonly proposedByLabel: string;
    readonly decidedByLabel: string;
    readonly count: number;
    readonly letters: readonly NamedLetter[];
  })[];
  readonly proposeUnavailableBecause: 'role-missing' | 'reminders-open' | 'reminders-none' | 'late-rate-missing' | null;
  readonly decideUnavailableBecause: 'role-missing' | 'same-person' | null;
}

const MOST_BATCHES = 20;

/** Reminders of an issuer: for which programmes there are any, what is due for one, what waits, and what was decided. */
@Injectable()
export class ShowReminders {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** `role-missing` for whoever neither works at the issuer's desk nor audits. */
  async execute(issuer: string, person: string): Promise<Reminders> {
    return await this.database.snapshot(async (transaction) => {
      await mustHaveRight(transaction, { person, right: 'reminders.read', scope: issuer });
      const labels = new Map((await listPeople(transaction)).map(({ id, label }) => [id, label]));
      const labelOf = (id: string | null) => labels.get(id ?? '') ?? id ?? '';
      const details = await readPayerDetails(transaction);
      const shown = async (rows: readonly BatchedReminder[]): Promise<ShownReminder[]> => {
        const names = await readPayerNames(transaction, [...new Set(rows.map(({ payer }) => payer))]);
        return rows.map((row) => ({ ...row, payerName: names.get(row.payer) ?? row.payer, hasNoAddress: !details.get(row.payer)?.email }));
      };
      const { country } = await getIssuer(transaction, issuer);
      const found = await orMissing(readDueReminders(transaction, issuer, this.clock.today(country)));
      const due = await shown(found ?? []);
      const batches = await listReminderBatches(transaction, issuer, MOST_BATCHES);
      const open = batches.find(({ outcome }) => outcome === null);
      const roles = (await listRolesHeld(transaction, person)).filter(({ scope }) => scope === issuer).map(({ role }) => role);
      const decided = [];
      for (const batch of batches.filter(({ outcome }) => outcome !== null)) {
        const count = (await listBatchedReminders(transaction, batch.id)).length;
        const written = await listReminderLetters(transaction, batch.id);
        const names = await readPayerNames(transaction, [...new Set(written.map(({ payer }) => payer))]);
        const letters = written.map(({ payer }) => ({ payer, payerName: names.get(payer) ?? payer }));
        decided.push({ ...batch, count, letters, proposedByLabel: labelOf(batch.proposedBy), decidedByLabel: labelOf(batch.decidedBy) });
      }
      return {
        policies: (await listReminderPolicies(transaction, issuer)).map((row) => ({
          ...row,
          tag: policyTag(row),
          personLabel: row.person && labelOf(row.person),
        })),
        due,
        waiting: open
          ? { ...open, proposedByLabel: labelOf(open.proposedBy), reminders: await shown(await listBatchedReminders(transaction, open.id)) }
          : null,
        decided,
        proposeUnavailableBecause: whyNotPropose({ isOfficer: roles.includes('officer'), isOneOpen: open !== undefined, due: found }),
        decideUnavailableBecause: !roles.includes('approver') ? 'role-missing' : open?.proposedBy === person ? 'same-person' : null,
      };
    });
  }
}

/** Null where a figure is missing that a programme's charges need: then there is nothing that could be proposed, and the page says why. */
async function orMissing(reading: Promise<BatchedReminder[]>): Promise<BatchedReminder[] | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'late-rate-missing') return null;
    throw error;
  }
}

function whyNotPropose(of: {
  readonly isOfficer: boolean;
  readonly isOneOpen: boolean;
  readonly due: readonly BatchedReminder[] | null;
}): Reminders['proposeUnavailableBecause'] {
  if (!of.isOfficer) return 'role-missing';
  if (of.isOneOpen) return 'reminders-open';
  if (of.due === null) return 'late-rate-missing';
  return of.due.length === 0 ? 'reminders-none' : null;
}

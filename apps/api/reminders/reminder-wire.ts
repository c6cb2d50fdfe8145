import type { z } from 'zod';
import type { Reminders as RemindersOut } from '#apps/api/reminders/reminder-schemas';
import { chargesOre } from '#domain/late-payment/charge-reminders';
import { formatRate } from '#domain/late-payment/late-rate';
import { toWire } from '#apps/api/wire/amount';
import type { Reminders, ShownReminder } from '#use-cases/reminders/show-reminders';

export function remindersOut(of: Reminders): z.input<typeof RemindersOut> {
  const { policies, due, waiting, decided, proposeUnavailableBecause, decideUnavailableBecause } = of;
  return {
    ...{ proposeUnavailableBecause, decideUnavailableBecause },
    policies: policies.map(({ personLabel, ...policy }) => ({ ...policy, person: personLabel })),
    due: due.map(reminderOf),
    waiting: waiting && {
      ...{ id: waiting.id, on: waiting.on, digest: waiting.digest, proposedBy: waiting.proposedByLabel, proposedAt: waiting.proposedAt },
      reminders: waiting.reminders.map(reminderOf),
    },
    decided: decided.flatMap(({ id, on, proposedByLabel, proposedAt, outcome, count, letters, decidedByLabel, decidedAt, reason }) =>
      outcome === null || decidedAt === null
        ? []
        : [{ id, on, proposedBy: proposedByLabel, proposedAt, outcome, count, letters: [...letters], decidedBy: decidedByLabel, decidedAt, reason }],
    ),
  };
}

function reminderOf(reminder: ShownReminder) {
  const { document, payer, payerName, sequence, openOre, feeOre, compensationOre, interestOre, currency, dueOn, hasNoAddress } = reminder;
  return {
    ...{ document, payer, payerName, sequence, open: toWire(openOre), currency, dueOn, hasNoAddress },
    ...{ fee: toWire(feeOre), compensation: toWire(compensationOre), interest: toWire(interestOre) },
    steps: reminder.steps.map(({ principalOre, tenThousandths, ...step }) => ({
      ...step,
      principal: toWire(principalOre),
      ratePercent: formatRate(tenThousandths),
    })),
    toPay: toWire(openOre + chargesOre(reminder)),
  };
}

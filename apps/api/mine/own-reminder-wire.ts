import type { z } from 'zod';
import type { OwnReminders } from '#apps/api/mine/own-reminder-schemas';
import { toWire } from '#apps/api/wire/amount';
import type { OwnLetter } from '#use-cases/reminders/read-own-reminders';

export function ownReminders(letters: readonly OwnLetter[]): z.input<typeof OwnReminders> {
  return {
    letters: letters.map(({ batch, on, issuer, issuerName, payer, currency, sequence, takenBackOn, totalOre, invoices }) => ({
      ...{ batch, on, issuer, issuerName, payer, currency, sequence, takenBackOn, total: toWire(totalOre) },
      invoices: invoices.map(({ document, dueOn, sequence: turn, openOre, feeOre, compensationOre, interestOre }) => ({
        ...{ document, dueOn, sequence: turn, open: toWire(openOre), fee: toWire(feeOre) },
        ...{ compensation: toWire(compensationOre), interest: toWire(interestOre) },
      })),
    })),
  };
}

import { createHash } from 'node:crypto';
import { canonicalJson } from '#domain/audit/canonical-json';
import { chargesOre, type LateCharges } from '#domain/late-payment/charge-reminders';
import { formatAmount, type Ore } from '#domain/money/money';

export interface DigestedReminder extends Omit<LateCharges, 'steps'> {
  readonly document: string;
  readonly sequence: number;
  readonly openOre: Ore;
}

/** What an approval of reminders covers: which documents, for which time, how much is open, and what is charged. */
export function digestReminders(batch: string, reminders: readonly DigestedReminder[]): string {
  const rows = reminders.map((reminder) => {
    const { document, sequence, openOre, feeOre, compensationOre, interestOre } = reminder;
    const charged = chargesOre(reminder) === 0n ? [] : [feeOre, compensationOre, interestOre].map(formatAmount);
    return [document, sequence, formatAmount(openOre), ...charged];
  });
  return createHash('sha256')
    .update(canonicalJson([batch, ...rows.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))]))
    .digest('hex');
}

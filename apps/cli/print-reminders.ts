import { print, printTable } from '#apps/cli/print';
import { chargesOre, type ChargeChoice } from '#domain/late-payment/charge-reminders';
import { formatAmount } from '#domain/money/money';
import type { Reminders, ShownReminder } from '#use-cases/reminders/show-reminders';

/** An issuer's reminders: policies, what waits or is due, and what was decided. */
export function printReminders({ policies, due, waiting, decided, proposeUnavailableBecause }: Reminders): void {
  printTable(
    [
      { title: 'programme', align: 'left', value: (row) => row.programme },
      { title: 'reminders', align: 'left', value: (row) => (row.isOn ? 'yes' : 'no') },
      { title: 'charge', align: 'left', value: (row) => chosen(row.charges) },
      { title: 'said by', align: 'left', value: (row) => row.personLabel ?? '' },
      { title: 'because', align: 'left', value: (row) => row.reason ?? '' },
    ],
    policies,
  );
  if (waiting) {
    print(`\n${waiting.id} waits, proposed by ${waiting.proposedByLabel}; digest ${waiting.digest}`);
    printRows(waiting.reminders);
  } else if (due.length > 0) {
    print('\ndue for a reminder');
    printRows(due);
  } else if (proposeUnavailableBecause !== null) print(`\nnothing can be proposed: ${proposeUnavailableBecause}`);
  if (decided.length === 0) return;
  print('');
  printTable(
    [
      { title: 'batch', align: 'left', value: (row) => row.id },
      { title: 'outcome', align: 'left', value: (row) => row.outcome ?? '' },
      { title: 'documents', align: 'right', value: (row) => String(row.count) },
      { title: 'letters', align: 'right', value: (row) => String(row.letters.length) },
      { title: 'decided by', align: 'left', value: (row) => row.decidedByLabel },
    ],
    decided,
  );
}

function printRows(rows: readonly ShownReminder[]): void {
  printTable(
    [
      { title: 'document', align: 'left', value: (row) => row.document },
      { title: 'payer', align: 'left', value: (row) => row.payer },
      { title: 'due', align: 'left', value: (row) => row.dueOn },
      { title: 'no.', align: 'right', value: (row) => String(row.sequence) },
      { title: 'open', align: 'right', value: (row) => formatAmount(row.openOre) },
      { title: 'fee', align: 'right', value: (row) => formatAmount(row.feeOre) },
      { title: 'compensation', align: 'right', value: (row) => formatAmount(row.compensationOre) },
      { title: 'interest', align: 'right', value: (row) => formatAmount(row.interestOre) },
      { title: 'to pay', align: 'right', value: (row) => formatAmount(row.openOre + chargesOre(row)) },
      { title: '', align: 'left', value: (row) => (row.hasNoAddress ? `${row.currency}, no address` : row.currency) },
    ],
    rows,
  );
}

function chosen({ fee, compensation, interest }: ChargeChoice): string {
  return Object.entries({ fee, compensation, interest })
    .flatMap(([kind, isChosen]) => (isChosen ? [kind] : []))
    .join(', ');
}

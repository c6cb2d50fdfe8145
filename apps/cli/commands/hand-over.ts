import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { print } from '#apps/cli/print';
import { actingPerson, inSession, type Session } from '#apps/cli/session';
import { parseAmount } from '#domain/money/money';
import type { Booked } from '#use-cases/ledger/hand-over';

interface By {
  readonly commandId: string;
  readonly person: string;
}

interface ReceiptOptions {
  readonly receipt: string;
  readonly entries: number;
  readonly debit: string;
  readonly sha256?: string;
  readonly as: string;
  readonly command: string;
}

const AT_DESK = ['--as <person>', 'at the desk of the issuer (embedded profile)'] as const;

/** `acknowledge`: the finance system's receipt for what was exported. */
export function addReceipt(parent: Command, of: string, work: (session: Session, id: string, said: Booked & By) => Promise<void>): void {
  parent
    .command('acknowledge')
    .description("record the finance system's receipt for an exported ledger")
    .argument(`<${of}>`)
    .requiredOption('--receipt <text>', 'its number')
    .requiredOption('--entries <count>', 'how many entries it booked', Number)
    .requiredOption('--debit <amount>', 'and their sum, as 1234.50')
    .option('--sha256 <hash>', 'of the file it read, where it tells that')
    .requiredOption(...AT_DESK)
    .option('--command <id>', 'id of this command', randomUUID())
    .action(async (id: string, options: ReceiptOptions) => {
      await inSession(async (session) => {
        const { receipt, entries, debit, sha256 = null, command: commandId } = options;
        await work(session, id, { commandId, person: actingPerson(session, options), receipt, entries, debitOre: parseAmount(debit), sha256 });
        print(`${id}: acknowledged as ${receipt}`);
      });
    });
}

/** `sign-off`: a person signs that everything agrees. */
export function addSignOff(
  parent: Command,
  { of, that }: { readonly of: string; readonly that: string },
  work: (session: Session, id: string, by: By) => Promise<void>,
): void {
  parent
    .command('sign-off')
    .description(`sign that ${that}`)
    .argument(`<${of}>`)
    .requiredOption(...AT_DESK)
    .option('--command <id>', 'id of this command', randomUUID())
    .action(async (id: string, options: { as: string; command: string }) => {
      await inSession(async (session) => {
        await work(session, id, { commandId: options.command, person: actingPerson(session, options) });
        print(`${id}: reconciled and signed off`);
      });
    });
}

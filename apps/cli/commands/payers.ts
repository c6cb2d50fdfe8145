import { randomUUID } from 'node:crypto';
import { Option, type Command } from 'commander';
import { print } from '#apps/cli/print';
import { actingPerson, inSession } from '#apps/cli/session';
import type { EInvoicing, EndpointScheme } from '#domain/invoicing/e-invoicing';
import type { PayerDetails } from '#persistence/register';
import { ChangePayer } from '#use-cases/change-payer';

interface ProposeOptions {
  readonly as: string;
  readonly reason: string;
  readonly command: string;
  readonly name?: string;
  readonly ean?: string;
  readonly email?: string;
  readonly street?: string;
  readonly postcode?: string;
  readonly city?: string;
  readonly eInvoiceProfile?: EInvoicing['eInvoiceProfile'];
  readonly endpointScheme?: EndpointScheme;
  readonly endpointId?: string;
  readonly orderReference?: string;
  readonly personReference?: string;
  readonly accountingString?: string;
}

export function addPayersCommands(program: Command): void {
  const payers = program.command('payers').description('the register of payers: a change takes two people');
  payers
    .command('propose')
    .description('propose a change of a payer')
    .argument('<payer>', 'its code')
    .requiredOption('--as <person>', 'who proposes (embedded profile)')
    .requiredOption('--reason <text>', 'why')
    .option('--name <text>')
    .option('--ean <digits>')
    .option('--email <address>')
    .option('--street <text>')
    .option('--postcode <digits>')
    .option('--city <text>')
    .addOption(new Option('--e-invoice-profile <profile>').choices(['none', 'peppol-bis-3', 'oioubl-2.1']))
    .addOption(new Option('--endpoint-scheme <scheme>', 'GLN, CVR, Norwegian organisation number').choices(['0088', '0184', '0192']))
    .option('--endpoint-id <id>', 'its address for e-invoices')
    .option('--order-reference <text>')
    .option('--person-reference <text>')
    .option('--accounting-string <text>')
    .option('--command <id>', 'id of this command', randomUUID())
    .action(async (payer: string, { as, reason, command, ...change }: ProposeOptions) => {
      await inSession(async (session) => {
        const details: Partial<PayerDetails> = change;
        const id = await session.context
          .get(ChangePayer)
          .propose({ commandId: command, payer, change: details, reason, person: actingPerson(session, { as }) });
        print(`change ${id} waits for another person: aconto payers approve ${id} --as …`);
      });
    });
  payers
    .command('approve')
    .description('approve a proposed change')
    .argument('<change>', 'its id')
    .requiredOption('--as <person>', 'who approves (embedded profile)')
    .action(async (change: string, options: { as: string }) => {
      await inSession(async (session) => {
        await session.context.get(ChangePayer).approve({ change, person: actingPerson(session, options) });
        print(`change ${change}: approved`);
      });
    });
}

import type { Command } from 'commander';
import { print } from '#apps/cli/print';
import { inSession } from '#apps/cli/session';
import { DomainError } from '#domain/errors';
import { AppointAdministrator } from '#use-cases/appoint-administrator';

interface AppointOptions {
  readonly label: string;
  readonly email: string;
  readonly oidcIssuer?: string;
  readonly oidcSubject?: string;
}

export function addPeopleCommands(program: Command): void {
  const people = program.command('people').description('who may do what');
  people
    .command('appoint')
    .description('name the first administrator, while nobody is registered')
    .argument('<person>', 'a short code')
    .requiredOption('--label <text>', 'name or function')
    .requiredOption('--email <address>')
    .option('--oidc-issuer <address>', 'the identity provider of the account that signs in')
    .option('--oidc-subject <subject>', 'the account there')
    .action(async (person: string, options: AppointOptions) => {
      const { label, email, oidcIssuer: issuer, oidcSubject: subject } = options;
      if ((issuer === undefined) !== (subject === undefined)) {
        throw new DomainError('account-half', 'an account is named by its provider and its subject together', {});
      }
      const account = issuer === undefined || subject === undefined ? null : { issuer, subject };
      await inSession(async ({ context }) => {
        await context.get(AppointAdministrator).execute({ person, label, email, account });
        print(`${person} is administrator`);
      });
    });
}

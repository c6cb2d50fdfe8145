import 'reflect-metadata';
import { Command } from 'commander';
import { addBasisCommands } from '#apps/cli/commands/basis';
import { addBasisFigureCommands } from '#apps/cli/commands/basis-figures';
import { addBasisRoundCommands } from '#apps/cli/commands/basis-round';
import { addBenchCommand } from '#apps/cli/commands/bench';
import { addDemoCommand } from '#apps/cli/commands/demo';
import { addDevCommand } from '#apps/cli/commands/dev';
import { addDocumentsCommands } from '#apps/cli/commands/documents';
import { addExportCommand } from '#apps/cli/commands/export';
import { addImportCommand } from '#apps/cli/commands/import';
import { addMigrateCommand } from '#apps/cli/commands/migrate';
import { addPayersCommands } from '#apps/cli/commands/payers';
import { addPaymentsCommands } from '#apps/cli/commands/payments';
import { addPeopleCommands } from '#apps/cli/commands/people';
import { addRemindersCommands } from '#apps/cli/commands/reminders';
import { addRunsCommands } from '#apps/cli/commands/runs';
import { addSimulateCommand } from '#apps/cli/commands/simulate';
import { addMailCommands } from '#apps/cli/commands/mail';
import { addStatusCommand } from '#apps/cli/commands/status';
import { addVerifyCommand } from '#apps/cli/commands/verify';
import { EXIT, exitCodeOf, explain } from '#apps/cli/exit-codes';

const program = new Command('aconto')
  .description('Invoicing and settlement of public IT programmes whose cost many authorities share')
  .showHelpAfterError()
  .addHelpText(
    'after',
    '\nExit codes: 0 done · 1 a fault of the machine or the program · 2 wrong use · 3 a business rule refused it · 4 input refused · 5 verification failed',
  );

// Before the commands are added: they inherit it.
program.exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : EXIT.usage));

addDemoCommand(program);
addDevCommand(program);
addMigrateCommand(program);
addImportCommand(program);
addRunsCommands(program);
addDocumentsCommands(program);
addPayersCommands(program);
addPeopleCommands(program);
addSimulateCommand(program);
addPaymentsCommands(program);
addRemindersCommands(program);
const basis = addBasisCommands(program);
addBasisRoundCommands(basis);
addBasisFigureCommands(basis);
addMailCommands(program);
addStatusCommand(program);
addExportCommand(program);
addVerifyCommand(program);
addBenchCommand(program);

program.parseAsync().then(
  // A command may have set another code; what it opened it has closed.
  () => process.exit(),
  (error: unknown) => {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(exitCodeOf(error));
  },
);

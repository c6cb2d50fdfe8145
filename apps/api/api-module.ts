import { Module, type DynamicModule, type ModuleMetadata } from '@nestjs/common';
import { ApiParts } from '#apps/api/api-parts';
import { AgreementsController } from '#apps/api/agreements/agreements-controller';
import { AuditController } from '#apps/api/audit/audit-controller';
import { CommitteeController } from '#apps/api/cost-bases/committee-controller';
import { DraftsController } from '#apps/api/cost-bases/drafts-controller';
import { MinutesController } from '#apps/api/cost-bases/minutes-controller';
import { RemarksController } from '#apps/api/cost-bases/remarks-controller';
import { StepsController } from '#apps/api/cost-bases/steps-controller';
import { CostBasesController } from '#apps/api/cost-bases/cost-bases-controller';
import { CreditNotesController } from '#apps/api/credit-notes/credit-notes-controller';
import { DocumentsController } from '#apps/api/documents/documents-controller';
import { CaughtMails } from '#apps/api/mailbox/caught-mails';
import { MailboxController } from '#apps/api/mailbox/mailbox-controller';
import { MineController } from '#apps/api/mine/mine-controller';
import { ChargeExportsController } from '#apps/api/ledger-exports/charge-exports-controller';
import { LedgerExportsController } from '#apps/api/ledger-exports/ledger-exports-controller';
import { ObjectionsController } from '#apps/api/objections/objections-controller';
import { ImportsController } from '#apps/api/imports/imports-controller';
import { MailingController } from '#apps/api/mailing/mailing-controller';
import { OperationsController } from '#apps/api/operations/operations-controller';
import { PeopleController } from '#apps/api/people/people-controller';
import { OverviewController } from '#apps/api/overview/overview-controller';
import { PayersController } from '#apps/api/payers/payers-controller';
import { DocumentPaymentsController } from '#apps/api/payments/document-payments-controller';
import { PaymentsController } from '#apps/api/payments/payments-controller';
import { StatementsController } from '#apps/api/payments/statements-controller';
import { PlansController } from '#apps/api/plans/plans-controller';
import { RemindersController } from '#apps/api/reminders/reminders-controller';
import { ReversalsController } from '#apps/api/reminders/reversals-controller';
import { RunCreditController } from '#apps/api/credit-notes/run-credit-controller';
import { RunContentController } from '#apps/api/runs/run-content-controller';
import { RunsController } from '#apps/api/runs/runs-controller';
import { SimulationController } from '#apps/api/simulation/simulation-controller';

const CONTROLLERS = [
  AgreementsController,
  AuditController,
  CommitteeController,
  DraftsController,
  MinutesController,
  RemarksController,
  StepsController,
  CostBasesController,
  CreditNotesController,
  DocumentsController,
  MailingController,
  MineController,
  ChargeExportsController,
  LedgerExportsController,
  ObjectionsController,
  ImportsController,
  OperationsController,
  PeopleController,
  OverviewController,
  PayersController,
  DocumentPaymentsController,
  PaymentsController,
  PlansController,
  RemindersController,
  ReversalsController,
  RunContentController,
  RunCreditController,
  RunsController,
  SimulationController,
  StatementsController,
];

/** All routes of the API. `imports` brings what they call: the use cases of an installation, and sign-in. */
@Module({})
export class ApiModule {
  /** The mailbox has routes only where there is one. */
  static of(imports: NonNullable<ModuleMetadata['imports']>, parts: ApiParts): DynamicModule {
    return {
      module: ApiModule,
      imports,
      controllers: parts.mailbox === null ? CONTROLLERS : [...CONTROLLERS, MailboxController],
      providers: [{ provide: ApiParts, useValue: parts }, ...(parts.mailbox === null ? [] : [{ provide: CaughtMails, useValue: parts.mailbox }])],
    };
  }

  /** Every route that any installation has, with nothing behind it. */
  static outline(imports: NonNullable<ModuleMetadata['imports']>): DynamicModule {
    const provided = [ApiParts, CaughtMails].map((part) => ({ provide: part, useValue: null }));
    return { module: ApiModule, imports, controllers: [...CONTROLLERS, MailboxController], providers: provided };
  }
}

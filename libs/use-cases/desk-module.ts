import { Module, type DynamicModule } from '@nestjs/common';
import { AppointAdministrator } from '#use-cases/appoint-administrator';
import { Database } from '#persistence/database';
import { BillingProcess } from '#temporal/billing-process';
import { ChangePayer } from '#use-cases/change-payer';
import { Clock } from '#use-cases/clock';
import { ConfirmImport } from '#use-cases/confirm-import';
import { ExplainDocument } from '#use-cases/explain-document';
import { COST_BASIS_USE_CASES } from '#use-cases/cost-basis/cost-basis-use-cases';
import { ExportComparison } from '#use-cases/export-comparison';
import { ExportPack } from '#use-cases/export-pack';
import { ExportRunLines } from '#use-cases/export-run-lines';
import { ImportFiles } from '#use-cases/import-files';
import { Installation } from '#use-cases/installation';
import { ListDocuments } from '#use-cases/list-documents';
import { ListPayers } from '#use-cases/list-payers';
import { ListRunPayers } from '#use-cases/list-run-payers';
import { ListRuns } from '#use-cases/list-runs';
import { ListSimulation } from '#use-cases/list-simulation';
import { ViewCredit } from '#use-cases/credits/view-credit';
import { DraftCredit } from '#use-cases/credits/draft-credit';
import { ChangeRoles } from '#use-cases/people/change-roles';
import { ViewPeople } from '#use-cases/people/view-people';
import { HandOverCharges } from '#use-cases/ledger/hand-over-charges';
import { HandOverLedger } from '#use-cases/ledger/hand-over-ledger';
import { AnswerObjection } from '#use-cases/objections/answer-objection';
import { FileObjection } from '#use-cases/objections/file-objection';
import { ListObjections } from '#use-cases/objections/list-objections';
import { AccountStatements } from '#use-cases/payments/account-statements';
import { BrowsePayments } from '#use-cases/payments/browse-payments';
import { DecidePayment } from '#use-cases/payments/decide-payment';
import { ImportBankFile } from '#use-cases/payments/import-bank-file';
import { ViewDocumentPayments } from '#use-cases/payments/view-document-payments';
import { ShowPayments } from '#use-cases/payments/show-payments';
import { DecideReminders } from '#use-cases/reminders/decide-reminders';
import { DecideReversal } from '#use-cases/reminders/decide-reversal';
import { ListChargedLetters } from '#use-cases/reminders/list-charged-letters';
import { ProposeReminders } from '#use-cases/reminders/propose-reminders';
import { ProposeReversal } from '#use-cases/reminders/propose-reversal';
import { ReadOwnReminders } from '#use-cases/reminders/read-own-reminders';
import { ReadReminderLetter } from '#use-cases/reminders/read-reminder-letter';
import { SetReminderPolicy } from '#use-cases/reminders/set-reminder-policy';
import { ShowReminders } from '#use-cases/reminders/show-reminders';
import { PlanCalendar } from '#use-cases/plan-calendar';
import { Profile } from '#use-cases/profile';
import { ReadOwnYears } from '#use-cases/read-own-years';
import { ReadPayerYears } from '#use-cases/read-payer-years';
import { ReconcileRun } from '#use-cases/reconcile-run';
import { RecordAgreement } from '#use-cases/record-agreement';
import { ResendDocument } from '#use-cases/resend-document';
import { SearchAudit } from '#use-cases/search-audit';
import { SeeAsOf } from '#use-cases/see-as-of';
import { SeeOverview } from '#use-cases/see-overview';
import { SettleMail } from '#use-cases/settle-mail';
import { ShowRun } from '#use-cases/show-run';
import { ShowSchedules } from '#use-cases/show-schedules';
import { Signer } from '#use-cases/signer';
import { StopMailing } from '#use-cases/mailing/stop-mailing';
import { ReadSupposedKey } from '#use-cases/read-supposed-key';
import { Simulate } from '#use-cases/simulate';
import { ViewDocument } from '#use-cases/view-document';
import { ViewKey } from '#use-cases/view-key';
import { ViewPlans } from '#use-cases/view-plans';
import { ViewRun } from '#use-cases/view-run';
import { WatchOperations } from '#use-cases/watch-operations';
import { ZipPack } from '#use-cases/zip-pack';

/** What an installation is made of, for whoever people talk to: command line and API. */
export interface DeskParts {
  readonly database: Database;
  readonly process: BillingProcess;
  readonly signer: Signer;
  readonly profile: Profile;
  readonly installation: Installation;
  /** The machine's own where none is given. */
  readonly clock?: Clock;
}

const USE_CASES = [
  ...COST_BASIS_USE_CASES,
  AccountStatements,
  AppointAdministrator,
  AnswerObjection,
  BrowsePayments,
  ChangePayer,
  ConfirmImport,
  DecidePayment,
  DecideReminders,
  DecideReversal,
  DraftCredit,
  ExplainDocument,
  ExportComparison,
  ExportPack,
  ExportRunLines,
  FileObjection,
  HandOverCharges,
  HandOverLedger,
  ImportBankFile,
  ImportFiles,
  ListChargedLetters,
  ListDocuments,
  ListObjections,
  ListPayers,
  ListRunPayers,
  ListRuns,
  ListSimulation,
  ChangeRoles,
  ViewPeople,
  PlanCalendar,
  ProposeReminders,
  ProposeReversal,
  ReadOwnYears,
  ReadPayerYears,
  ReconcileRun,
  RecordAgreement,
  ResendDocument,
  SearchAudit,
  SeeAsOf,
  SeeOverview,
  ReadOwnReminders,
  ReadReminderLetter,
  SetReminderPolicy,
  SettleMail,
  ShowPayments,
  ShowReminders,
  ShowRun,
  ReadSupposedKey,
  ShowSchedules,
  Simulate,
  StopMailing,
  ViewCredit,
  ViewDocument,
  ViewDocumentPayments,
  ViewKey,
  ViewPlans,
  ViewRun,
  WatchOperations,
  ZipPack,
];

/** The use cases of people. Those of the run's procedure are in `ProcedureModule`. */
@Module({})
export class DeskModule {
  /** The use cases with nothing behind them, for whoever only asks which there are. */
  static outline(): DynamicModule {
    const provided = [Database, BillingProcess, Signer, Profile, Installation, Clock].map((part) => ({ provide: part, useValue: null }));
    return { module: DeskModule, global: true, providers: [...provided, ...USE_CASES], exports: [...provided, ...USE_CASES] };
  }

  static of(parts: DeskParts): DynamicModule {
    const provided = [
      { provide: Database, useValue: parts.database },
      { provide: BillingProcess, useValue: parts.process },
      { provide: Signer, useValue: parts.signer },
      { provide: Profile, useValue: parts.profile },
      { provide: Installation, useValue: parts.installation },
      { provide: Clock, useValue: parts.clock ?? new Clock() },
    ];
    return { module: DeskModule, global: true, providers: [...provided, ...USE_CASES], exports: [...provided, ...USE_CASES] };
  }
}

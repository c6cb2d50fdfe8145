import { RegisterAndFacts1700000000001 } from '#persistence/migrations/0001-register-and-facts';
import { Runs1700000000002 } from '#persistence/migrations/0002-runs';
import { Issued1700000000003 } from '#persistence/migrations/0003-issued';
import { Mail1700000000004 } from '#persistence/migrations/0004-mail';
import { ApplicationRole1700000000005 } from '#persistence/migrations/0005-application-role';
import { PayerChanges1700000000006 } from '#persistence/migrations/0006-payer-changes';
import { Access1700000000007 } from '#persistence/migrations/0007-access';
import { WebSessions1700000000008 } from '#persistence/migrations/0008-web-sessions';
import { RunComparison1700000000009 } from '#persistence/migrations/0009-run-comparison';
import { EInvoices1700000000010 } from '#persistence/migrations/0010-e-invoices';
import { EInvoiceDeliveries1700000000011 } from '#persistence/migrations/0011-e-invoice-deliveries';
import { Payments1700000000012 } from '#persistence/migrations/0012-payments';
import { CreditNotes1700000000013 } from '#persistence/migrations/0013-credit-notes';
import { CostBasis1700000000014 } from '#persistence/migrations/0014-cost-basis';
import { Committee1700000000015 } from '#persistence/migrations/0015-committee';
import { Objections1700000000017 } from '#persistence/migrations/0017-objections';
import { LedgerExports1700000000018 } from '#persistence/migrations/0018-ledger-exports';
import { Reminders1700000000019 } from '#persistence/migrations/0019-reminders';
import { CommitteeMails1700000000021 } from '#persistence/migrations/0021-committee-mails';
import { Mailing1700000000022 } from '#persistence/migrations/0022-mailing';
import { LateCharges1700000000023 } from '#persistence/migrations/0023-late-charges';
import { CostBasisOverTheWeb1700000000024 } from '#persistence/migrations/0024-cost-basis-over-the-web';
import { MailRecipients1700000000025 } from '#persistence/migrations/0025-mail-recipients';
import { ReminderLetters1700000000026 } from '#persistence/migrations/0026-reminder-letters';
import { ReminderEInvoices1700000000027 } from '#persistence/migrations/0027-reminder-e-invoices';
import { IssuerLogos1700000000029 } from '#persistence/migrations/0029-issuer-logos';
import { ChargeReversals1700000000031 } from '#persistence/migrations/0031-charge-reversals';
import { OwnReminders1700000000030 } from '#persistence/migrations/0030-own-reminders';
import { ChargeExports1700000000032 } from '#persistence/migrations/0032-charge-exports';

/** In the order in which they run. A released migration is never edited: add the next. */
export const Migrations = [
  RegisterAndFacts1700000000001,
  Runs1700000000002,
  Issued1700000000003,
  Mail1700000000004,
  ApplicationRole1700000000005,
  PayerChanges1700000000006,
  Access1700000000007,
  WebSessions1700000000008,
  RunComparison1700000000009,
  EInvoices1700000000010,
  EInvoiceDeliveries1700000000011,
  Payments1700000000012,
  CreditNotes1700000000013,
  CostBasis1700000000014,
  Committee1700000000015,
  Objections1700000000017,
  LedgerExports1700000000018,
  Reminders1700000000019,
  CommitteeMails1700000000021,
  Mailing1700000000022,
  LateCharges1700000000023,
  CostBasisOverTheWeb1700000000024,
  MailRecipients1700000000025,
  ReminderLetters1700000000026,
  ReminderEInvoices1700000000027,
  IssuerLogos1700000000029,
  OwnReminders1700000000030,
  ChargeReversals1700000000031,
  ChargeExports1700000000032,
];

import accessibility from '#console/locales/da/accessibility.json';
import agreements from '#console/locales/da/agreements.json';
import audit from '#console/locales/da/audit.json';
import committee from '#console/locales/da/committee.json';
import costBasis from '#console/locales/da/costBasis.json';
import creditNotes from '#console/locales/da/creditNotes.json';
import documents from '#console/locales/da/documents.json';
import imports from '#console/locales/da/imports.json';
import ledgerExports from '#console/locales/da/ledgerExports.json';
import mine from '#console/locales/da/mine.json';
import objections from '#console/locales/da/objections.json';
import operations from '#console/locales/da/operations.json';
import overview from '#console/locales/da/overview.json';
import payers from '#console/locales/da/payers.json';
import payments from '#console/locales/da/payments.json';
import plans from '#console/locales/da/plans.json';
import problem from '#console/locales/da/problem.json';
import reminders from '#console/locales/da/reminders.json';
import runs from '#console/locales/da/runs.json';
import shell from '#console/locales/da/shell.json';
import signIn from '#console/locales/da/signIn.json';
import simulation from '#console/locales/da/simulation.json';
import ui from '#console/locales/da/ui.json';

/** Every word of the console in Danish, one file a feature. The other languages have the same keys. */
export const DANISH = {
  accessibility,
  agreements,
  audit,
  committee,
  costBasis,
  creditNotes,
  documents,
  imports,
  ledgerExports,
  mine,
  objections,
  operations,
  overview,
  payers,
  payments,
  plans,
  problem,
  reminders,
  runs,
  shell,
  signIn,
  simulation,
  ui,
};

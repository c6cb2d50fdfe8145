import accessibility from '#console/locales/nb/accessibility.json';
import agreements from '#console/locales/nb/agreements.json';
import audit from '#console/locales/nb/audit.json';
import committee from '#console/locales/nb/committee.json';
import costBasis from '#console/locales/nb/costBasis.json';
import creditNotes from '#console/locales/nb/creditNotes.json';
import documents from '#console/locales/nb/documents.json';
import imports from '#console/locales/nb/imports.json';
import ledgerExports from '#console/locales/nb/ledgerExports.json';
import mine from '#console/locales/nb/mine.json';
import objections from '#console/locales/nb/objections.json';
import operations from '#console/locales/nb/operations.json';
import overview from '#console/locales/nb/overview.json';
import payers from '#console/locales/nb/payers.json';
import payments from '#console/locales/nb/payments.json';
import plans from '#console/locales/nb/plans.json';
import problem from '#console/locales/nb/problem.json';
import reminders from '#console/locales/nb/reminders.json';
import runs from '#console/locales/nb/runs.json';
import shell from '#console/locales/nb/shell.json';
import signIn from '#console/locales/nb/signIn.json';
import simulation from '#console/locales/nb/simulation.json';
import ui from '#console/locales/nb/ui.json';
import type { DANISH } from '#console/locales/da';

export const NORWEGIAN: typeof DANISH = {
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

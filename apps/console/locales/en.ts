import accessibility from '#console/locales/en/accessibility.json';
import agreements from '#console/locales/en/agreements.json';
import audit from '#console/locales/en/audit.json';
import committee from '#console/locales/en/committee.json';
import costBasis from '#console/locales/en/costBasis.json';
import creditNotes from '#console/locales/en/creditNotes.json';
import documents from '#console/locales/en/documents.json';
import imports from '#console/locales/en/imports.json';
import ledgerExports from '#console/locales/en/ledgerExports.json';
import mine from '#console/locales/en/mine.json';
import objections from '#console/locales/en/objections.json';
import operations from '#console/locales/en/operations.json';
import overview from '#console/locales/en/overview.json';
import payers from '#console/locales/en/payers.json';
import payments from '#console/locales/en/payments.json';
import plans from '#console/locales/en/plans.json';
import problem from '#console/locales/en/problem.json';
import reminders from '#console/locales/en/reminders.json';
import runs from '#console/locales/en/runs.json';
import shell from '#console/locales/en/shell.json';
import signIn from '#console/locales/en/signIn.json';
import simulation from '#console/locales/en/simulation.json';
import ui from '#console/locales/en/ui.json';
import type { DANISH } from '#console/locales/da';

export const ENGLISH: typeof DANISH = {
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

import accessibility from '#console/locales/da/accessibility.json';
import audit from '#console/locales/da/audit.json';
import documents from '#console/locales/da/documents.json';
import imports from '#console/locales/da/imports.json';
import mine from '#console/locales/da/mine.json';
import overview from '#console/locales/da/overview.json';
import payers from '#console/locales/da/payers.json';
import plans from '#console/locales/da/plans.json';
import problem from '#console/locales/da/problem.json';
import runs from '#console/locales/da/runs.json';
import shell from '#console/locales/da/shell.json';
import signIn from '#console/locales/da/signIn.json';
import simulation from '#console/locales/da/simulation.json';
import ui from '#console/locales/da/ui.json';

/** Every word of the console in Danish, one file a feature. The other languages have the same keys. */
export const DANISH = {
  accessibility,
  audit,
  documents,
  imports,
  mine,
  overview,
  payers,
  plans,
  problem,
  runs,
  shell,
  signIn,
  simulation,
  ui,
};

import { createRouter } from '@tanstack/react-router';
import { accessibilityRoute } from '#console/features/accessibility/accessibility-route';
import { agreementRoute } from '#console/features/agreements/agreement-route';
import { auditRoute } from '#console/features/audit/audit-route';
import {
  committeeRoute,
  costBasesRoute,
  costBasisVersionRoute,
  draftRoute,
  meetingRoute,
  ownCostsRoute,
} from '#console/features/cost-basis/cost-basis-route';
import { CreditPart } from '#console/features/credit-notes/credit-part';
import { RunCreditPart } from '#console/features/credit-notes/run-credit-part';
import { documentRouteWith, documentsRoute } from '#console/features/documents/documents-route';
import { ChargeHandOverPart } from '#console/features/ledger-exports/charge-hand-over-part';
import { LedgerHandOverPart } from '#console/features/ledger-exports/ledger-hand-over-part';
import { OwnCostsLink } from '#console/features/cost-basis/own-costs-link';
import { mineRouteWith } from '#console/features/mine/mine-route';
import { importRoute } from '#console/features/imports/imports-route';
import { ObjectionsPart } from '#console/features/objections/objections-part';
import { mailboxMailRoute, mailboxRoute, operationsRoute, peopleRoute, personRoute } from '#console/features/operations/operations-route';
import { overviewRoute } from '#console/features/overview/overview-route';
import { payerRoute, payersRoute } from '#console/features/payers/payers-route';
import { DocumentPaymentsPart } from '#console/features/payments/document-payments-part';
import { accountRoute, paymentsRouteWith } from '#console/features/payments/payments-route';
import { calendarRoute, filesRoute, keyRoute, plansRoute, programmeRoute } from '#console/features/plans/plans-route';
import { runRouteWith, runsRoute } from '#console/features/runs/runs-route';
import { signInRoute } from '#console/features/sign-in/sign-in-route';
import { simulationRoute } from '#console/features/simulation/simulation-route';
import { rootRoute } from '#console/shell/root-route';
import { notePageChange } from '#console/ui/page-changes';

/** Every page of the console. A feature adds its route here, and its row in `shell/navigation.ts` when it belongs in the menu. */
const routeTree = rootRoute.addChildren([
  overviewRoute,
  mineRouteWith({ CostBasis: OwnCostsLink }),
  ownCostsRoute,
  runsRoute,
  runRouteWith({ Ledger: LedgerHandOverPart, Credit: RunCreditPart }),
  documentsRoute,
  documentRouteWith({ Payments: DocumentPaymentsPart, Objections: ObjectionsPart, Credit: CreditPart }),
  auditRoute,
  plansRoute,
  programmeRoute,
  keyRoute,
  calendarRoute,
  filesRoute,
  agreementRoute,
  importRoute,
  simulationRoute,
  payersRoute,
  payerRoute,
  paymentsRouteWith({ Charges: ChargeHandOverPart }),
  accountRoute,
  costBasesRoute,
  draftRoute,
  costBasisVersionRoute,
  committeeRoute,
  meetingRoute,
  operationsRoute,
  peopleRoute,
  personRoute,
  mailboxRoute,
  mailboxMailRoute,
  signInRoute,
  accessibilityRoute,
]);

export const router = createRouter({ routeTree, scrollRestoration: true });

router.subscribe('onBeforeLoad', ({ pathChanged, fromLocation }) => {
  if (pathChanged && fromLocation) notePageChange();
});

declare module '@tanstack/react-router' {
  interface Register {
    readonly router: typeof router;
  }
}

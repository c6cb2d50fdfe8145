/** The workflow definitions a worker hosts: this file is what the bundle is made of. */
export { costBasisRound } from '#workflows/cost-basis-round';
export { deliverMail } from '#workflows/deliver-mail';
export { inviteToMeetings } from '#workflows/invite-to-meetings';
export { invoiceRun } from '#workflows/invoice-run';
export { openInvoiceRun } from '#workflows/open-invoice-run';

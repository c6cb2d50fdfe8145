import type { Rounding } from '#domain/bridge/bridge';
import type { StandsOut } from '#domain/comparison/compare-payers';
import type { ChangeEffect } from '#domain/comparison/payer-sheets';
import type { BudgetStatus } from '#domain/facts/facts';
import type { DocumentKind } from '#domain/invoicing/draft-document';
import type { BlockReason, RoundKind } from '#domain/settlement/settlement-round';
import type { Language } from '#glossary/language';

export type RunState = 'draft' | 'submitted' | 'approved' | 'issued' | 'completed' | 'rejected' | 'cancelled';
export type RunDecision = 'prepared' | 'submitted' | 'approved' | 'rejected' | 'cancelled' | 'stale' | 'issued' | 'completed';
export type DeliveryState = 'queued' | 'claimed' | 'handed-over' | 'sent' | 'refused' | 'unknown' | 'bounced';

/** The words for states and reasons. A language that lacks one does not compile. Reasons are whole sentences, states are not. */
export interface ReasonTexts {
  readonly blockReason: Readonly<Record<BlockReason, string>>;
  readonly runState: Readonly<Record<RunState, string>>;
  readonly deliveryState: Readonly<Record<DeliveryState, string>>;
  readonly budgetStatus: Readonly<Record<BudgetStatus, string>>;
  readonly documentKind: Readonly<Record<DocumentKind, string>>;
  readonly roundKind: Readonly<Record<RoundKind, string>>;
  /** What happened to a run, as a line of its history. */
  readonly runDecision: Readonly<Record<RunDecision, string>>;
  readonly standsOut: Readonly<Record<StandsOut, string>>;
  /** What a change from last year is put down to: a word for a column, and a sentence that explains it. */
  readonly changeEffect: Readonly<Record<ChangeEffect | Rounding, { readonly name: string; readonly meaning: string }>>;
}

export const REASON_TEXTS: Readonly<Record<Language, ReasonTexts>> = {
  da: {
    blockReason: {
      'budget-missing': 'Der er ikke registreret et budget for året.',
      'budget-awaiting-agreement': 'Årets budget afventer aftale og kan ikke opkræves, før aftalen er registreret.',
      'budget-preliminary-estimate': 'Årets budget er et foreløbigt overslag og kan ikke opkræves.',
      'accounts-missing': 'Regnskabet er ikke vedlagt den registrerede udgift, så den kan ikke opkræves.',
      'actual-cost-missing': 'Årets faktiske udgift er ikke registreret.',
      'agreement-missing': 'Der er ikke registreret en aftale om programmet for året.',
      'key-missing': 'Der er ikke registreret en fordelingsnøgle for året.',
      'branch-not-in-key': 'Den del, der skal opkræves, findes ikke i fordelingsnøglen.',
      'currency-differs': 'Beløbet er registreret i en anden valuta end programmets.',
    },
    runState: {
      draft: 'kladde',
      submitted: 'sendt til godkendelse',
      approved: 'godkendt',
      issued: 'udstedt',
      completed: 'afsluttet',
      rejected: 'afvist',
      cancelled: 'annulleret',
    },
    deliveryState: {
      queued: 'i kø',
      claimed: 'ved at blive sendt',
      'handed-over': 'afleveret, afventer svar',
      sent: 'afsendt',
      refused: 'afvist af mailserver',
      unknown: 'uafklaret',
      bounced: 'kommet retur',
    },
    budgetStatus: { approved: 'fastlagt og godkendt', 'awaiting-agreement': 'afventer aftale', 'preliminary-estimate': 'foreløbigt overslag' },
    documentKind: {
      invoice: 'faktura',
      'credit-note': 'kreditnota',
      internal: 'intern postering',
    },
    roundKind: {
      'on-account': 'à conto',
      'in-arrears': 'bagudrettet betaling',
      'true-up': 'efterregulering',
    },
    runDecision: {
      prepared: 'Klargjort',
      submitted: 'Sendt til godkendelse',
      approved: 'Godkendt',
      rejected: 'Afvist',
      cancelled: 'Annulleret',
      stale: 'Forældet: nye oplysninger er registreret',
      issued: 'Udstedt',
      completed: 'Afsluttet',
    },
    standsOut: {
      'new-payer': 'Betaleren blev ikke opkrævet sidste år.',
      'no-longer-billed': 'Betaleren blev opkrævet sidste år, men ikke i år.',
      'sign-changed': 'Beløbet er vendt fra opkrævning til tilgodehavende eller omvendt.',
      'far-from-the-others': 'Ændringen afviger mere end 5 procentpoint fra kørslens samlede ændring.',
    },
    changeEffect: {
      budget: { name: 'Budget', meaning: 'Årets beløb er et andet end sidste års, regnet ved betalerens andel sidste år.' },
      key: { name: 'Fordelingsnøgle', meaning: 'Betalerens andel er en anden end sidste år, regnet af årets beløb.' },
      programme: { name: 'Program', meaning: 'Et program eller en del af det, som kun opkræves i det ene af de to år.' },
      'extra-year': { name: 'Ekstra år', meaning: 'Endnu et år, der opkræves første gang ved siden af det sædvanlige: bagudrettet eller forsinket.' },
      blocked: { name: 'Spærret', meaning: 'Et års beløb, der skulle opkræves i det ene af de to år, men var spærret.' },
      correction: { name: 'Efterregulering', meaning: 'Årets efterreguleringer af tidligere år fratrukket sidste års.' },
      'carried-forward': { name: 'Overført', meaning: 'Hvad der er for lille til at opkræve nu og venter til næste gang, fratrukket sidste års.' },
      rounding: { name: 'Afrunding', meaning: 'De ører, som fordelingen i hele ører efterlader.' },
    },
  },
  nb: {
    blockReason: {
      'budget-missing': 'Det er ikke registrert noe budsjett for året.',
      'budget-awaiting-agreement': 'Årets budsjett avventer avtale og kan ikke faktureres før avtalen er registrert.',
      'budget-preliminary-estimate': 'Årets budsjett er et foreløpig anslag og kan ikke faktureres.',
      'accounts-missing': 'Regnskapet er ikke lagt ved den registrerte kostnaden, så den kan ikke faktureres.',
      'actual-cost-missing': 'Årets faktiske kostnad er ikke registrert.',
      'agreement-missing': 'Det er ikke registrert noen avtale om programmet for året.',
      'key-missing': 'Det er ikke registrert noen fordelingsnøkkel for året.',
      'branch-not-in-key': 'Delen som skal faktureres, finnes ikke i fordelingsnøkkelen.',
      'currency-differs': 'Beløpet er registrert i en annen valuta enn programmets.',
    },
    runState: {
      draft: 'utkast',
      submitted: 'sendt til godkjenning',
      approved: 'godkjent',
      issued: 'utstedt',
      completed: 'avsluttet',
      rejected: 'avvist',
      cancelled: 'annullert',
    },
    deliveryState: {
      queued: 'i kø',
      claimed: 'sendes nå',
      'handed-over': 'levert fra oss, venter på svar',
      sent: 'sendt',
      refused: 'avvist av e-postserver',
      unknown: 'uavklart',
      bounced: 'kommet i retur',
    },
    budgetStatus: { approved: 'fastsatt og godkjent', 'awaiting-agreement': 'avventer avtale', 'preliminary-estimate': 'foreløpig anslag' },
    documentKind: {
      invoice: 'faktura',
      'credit-note': 'kreditnota',
      internal: 'intern postering',
    },
    roundKind: {
      'on-account': 'akonto',
      'in-arrears': 'etterskuddsvis betaling',
      'true-up': 'etteroppgjør',
    },
    runDecision: {
      prepared: 'Klargjort',
      submitted: 'Sendt til godkjenning',
      approved: 'Godkjent',
      rejected: 'Avvist',
      cancelled: 'Annullert',
      stale: 'Foreldet: nye opplysninger er registrert',
      issued: 'Utstedt',
      completed: 'Avsluttet',
    },
    standsOut: {
      'new-payer': 'Betaleren ble ikke fakturert i fjor.',
      'no-longer-billed': 'Betaleren ble fakturert i fjor, men ikke i år.',
      'sign-changed': 'Beløpet har gått fra krav til tilgodehavende eller omvendt.',
      'far-from-the-others': 'Endringen avviker mer enn 5 prosentpoeng fra kjøringens samlede endring.',
    },
    changeEffect: {
      budget: { name: 'Budsjett', meaning: 'Årets beløp er et annet enn fjorårets, regnet med betalerens andel i fjor.' },
      key: { name: 'Fordelingsnøkkel', meaning: 'Betalerens andel er en annen enn i fjor, regnet av årets beløp.' },
      programme: { name: 'Program', meaning: 'Et program eller en del av det som bare faktureres i det ene av de to årene.' },
      'extra-year': { name: 'Ekstra år', meaning: 'Enda et år som faktureres første gang ved siden av det vanlige: etterskuddsvis eller forsinket.' },
      blocked: { name: 'Sperret', meaning: 'Beløpet for et år som skulle faktureres i det ene av de to årene, men var sperret.' },
      correction: { name: 'Etteroppgjør', meaning: 'Årets etteroppgjør for tidligere år, fratrukket fjorårets.' },
      'carried-forward': { name: 'Overført', meaning: 'Det som er for lite til å faktureres nå og venter til neste gang, fratrukket fjorårets.' },
      rounding: { name: 'Avrunding', meaning: 'Ørene som fordelingen i hele øre etterlater.' },
    },
  },
  en: {
    blockReason: {
      'budget-missing': 'No budget is recorded for the year.',
      'budget-awaiting-agreement': 'The year’s budget awaits an agreement and cannot be billed until the agreement is recorded.',
      'budget-preliminary-estimate': 'The year’s budget is a preliminary estimate and cannot be billed.',
      'accounts-missing': 'The accounts are not attached to the recorded cost, so it cannot be billed.',
      'actual-cost-missing': 'The year’s actual cost is not recorded.',
      'agreement-missing': 'No agreement on the programme is recorded for the year.',
      'key-missing': 'No allocation key is recorded for the year.',
      'branch-not-in-key': 'The part to be billed is not in the allocation key.',
      'currency-differs': 'The amount is recorded in another currency than the programme’s.',
    },
    runState: {
      draft: 'draft',
      submitted: 'submitted for approval',
      approved: 'approved',
      issued: 'issued',
      completed: 'completed',
      rejected: 'rejected',
      cancelled: 'cancelled',
    },
    deliveryState: {
      queued: 'queued',
      claimed: 'being sent',
      'handed-over': 'handed over, awaiting reply',
      sent: 'sent',
      refused: 'refused by the mail server',
      unknown: 'undecided',
      bounced: 'bounced',
    },
    budgetStatus: { approved: 'approved', 'awaiting-agreement': 'awaiting agreement', 'preliminary-estimate': 'preliminary estimate' },
    documentKind: {
      invoice: 'invoice',
      'credit-note': 'credit note',
      internal: 'internal posting',
    },
    roundKind: {
      'on-account': 'on account',
      'in-arrears': 'in arrears',
      'true-up': 'true-up',
    },
    runDecision: {
      prepared: 'Prepared',
      submitted: 'Submitted for approval',
      approved: 'Approved',
      rejected: 'Rejected',
      cancelled: 'Cancelled',
      stale: 'Stale: new information was recorded',
      issued: 'Issued',
      completed: 'Completed',
    },
    standsOut: {
      'new-payer': 'The payer was not billed last year.',
      'no-longer-billed': 'The payer was billed last year but not this year.',
      'sign-changed': 'The amount has turned from a charge into a credit or the other way round.',
      'far-from-the-others': 'The change differs by more than 5 percentage points from the run’s change as a whole.',
    },
    changeEffect: {
      budget: { name: 'Budget', meaning: 'The year’s amount is another than last year’s, at the payer’s share of last year.' },
      key: { name: 'Allocation key', meaning: 'The payer’s share is another than last year’s, of this year’s amount.' },
      programme: { name: 'Programme', meaning: 'A programme or part of one that is billed in one of the two years only.' },
      'extra-year': { name: 'Extra year', meaning: 'A further year billed for the first time beside the usual one: in arrears or late.' },
      blocked: { name: 'Blocked', meaning: 'A year’s amount that was due in one of the two years but was blocked.' },
      correction: { name: 'True-up', meaning: 'This year’s true-ups of earlier years, less last year’s.' },
      'carried-forward': { name: 'Carried forward', meaning: 'What is too small to bill now and waits for the next time, less last year’s.' },
      rounding: { name: 'Rounding', meaning: 'The øre that the split into whole øre leaves.' },
    },
  },
};

import type { Language } from '#glossary/language';

/** Every sentence a mail may hold. `{slot}` is filled with data and never with markup; the slots of a text are the same in all languages. */
export interface MailTexts {
  readonly examplePrefix: string;
  readonly copyPrefix: string;
  readonly greeting: string;
  readonly invoiceSubject: string;
  readonly creditNoteSubject: string;
  readonly invoiceIntro: string;
  readonly creditNoteIntro: string;
  readonly exampleNotice: string;
  /** Ends in the reason as it was written, so that its own full stop, or none, ends the notice. */
  readonly copyNotice: string;
  readonly reminderPrefix: string;
  /** Instead of the notice of a copy. */
  readonly reminderNotice: string;
  /** Beside a document whose original is an e-invoice. */
  readonly eInvoiceNotice: string;
  readonly lines: string;
  readonly number: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly total: string;
  readonly credited: string;
  readonly paymentReference: string;
  readonly attached: string;
  readonly questions: string;
  readonly invoiceFile: string;
  readonly creditNoteFile: string;
  readonly submitSubject: string;
  readonly submitIntro: string;
  readonly approveSubject: string;
  readonly approveIntro: string;
  readonly issuer: string;
  readonly billingDate: string;
  readonly documents: string;
  readonly runTotal: string;
  readonly reminderWhy: string;
  readonly anchorSubject: string;
  readonly anchorIntro: string;
  readonly anchorSequence: string;
  readonly anchorHash: string;
  readonly anchorMadeAt: string;
  readonly anchorAttached: string;
  readonly journalQuestionSubject: string;
  readonly journalQuestion: string;
}

export const MAIL_TEXTS: Readonly<Record<Language, MailTexts>> = {
  da: {
    examplePrefix: 'Eksempel: ',
    copyPrefix: 'Kopi: ',
    greeting: 'Til {recipient}',
    invoiceSubject: 'Faktura {number} fra {issuer}',
    creditNoteSubject: 'Kreditnota {number} fra {issuer}',
    invoiceIntro: 'Her er faktura {number} fra {issuer}.',
    creditNoteIntro: 'Her er kreditnota {number} fra {issuer}. Beløbet er til gode og skal ikke betales.',
    exampleNotice: 'Dette er et eksempel med illustrative tal. Det er ikke et krav og skal ikke betales.',
    copyNotice:
      'Dette er en kopi af et dokument, der allerede er udstedt. Beløbet skal kun gøres op én gang. Det er sendt igen af {sentBy}: {reason}',
    reminderPrefix: 'Rykker {sequence}: ',
    reminderNotice:
      'Efter vores bogføring er en eller flere fakturaer ikke betalt til tiden, den ældste senest {dueOn}. I alt skal der betales {open}. Hvad der mangler, hvad der eventuelt er lagt til, og hvordan der betales, står i den vedhæftede rykker. Er beløbet betalt i de seneste dage, så se bort fra denne rykker. Er I uenige, så gør indsigelse: så længe rykkes der ikke.',
    eInvoiceNotice: 'Originalen er sendt som e-faktura. Den vedhæftede PDF er en kopi og må ikke bogføres eller betales en gang til.',
    lines: 'Dokumentet gælder',
    number: 'Nummer',
    issuedOn: 'Udstedt',
    dueOn: 'Sidste rettidige betalingsdag',
    total: 'Beløb at betale',
    credited: 'Beløb til gode',
    paymentReference: 'Betalingsreference',
    attached: 'Dokumentet er vedhæftet som PDF. Bagest i det står, hvordan beløbet er beregnet.',
    questions: 'Spørgsmål eller indsigelser: svar på denne mail, så når de {issuer}.',
    invoiceFile: 'Faktura',
    creditNoteFile: 'Kreditnota',
    submitSubject: 'Fakturakørsel {billingDate} for {issuer} venter på at blive sendt til godkendelse',
    submitIntro: 'Fakturakørslen er klar og er endnu ikke sendt til godkendelse. Dage til faktureringsdatoen: {daysLeft}.',
    approveSubject: 'Fakturakørsel {billingDate} for {issuer} venter på godkendelse',
    approveIntro: 'Fakturakørslen er sendt til godkendelse af {submittedBy} og venter på en afgørelse. Dage til faktureringsdatoen: {daysLeft}.',
    issuer: 'Udsteder',
    billingDate: 'Faktureringsdato',
    documents: 'Dokumenter',
    runTotal: 'I alt med moms',
    reminderWhy: 'Du får denne påmindelse, fordi du kan handle på kørslen. Dokumenterne bliver ikke udstedt, før den er godkendt.',
    anchorSubject: 'Anker for revisionssporet hos {issuer}: hændelse {sequence}',
    anchorIntro: 'Her er det underskrevne anker for revisionssporet. Gem mailen uden for systemet: med den kan en revisionspakke siden kontrolleres.',
    anchorSequence: 'Seneste hændelse',
    anchorHash: 'Kædens hash',
    anchorMadeAt: 'Lavet (UTC)',
    anchorAttached: 'Den vedhæftede fil holder også den offentlige nøgle og underskriften.',
    journalQuestionSubject: 'Modtager journalen mails?',
    journalQuestion:
      'Denne mail er kun sendt til journalen. Når den ligger her, er det et bevis for, at journalen bliver fyldt, og at en mail, der mangler i den, ikke er modtaget af mailserveren. Ingen skal svare.',
  },
  nb: {
    examplePrefix: 'Eksempel: ',
    copyPrefix: 'Kopi: ',
    greeting: 'Til {recipient}',
    invoiceSubject: 'Faktura {number} fra {issuer}',
    creditNoteSubject: 'Kreditnota {number} fra {issuer}',
    invoiceIntro: 'Her er faktura {number} fra {issuer}.',
    creditNoteIntro: 'Her er kreditnota {number} fra {issuer}. Beløpet er til gode og skal ikke betales.',
    exampleNotice: 'Dette er et eksempel med illustrative tall. Det er ikke et krav og skal ikke betales.',
    copyNotice:
      'Dette er en kopi av et dokument som allerede er utstedt. Beløpet skal bare gjøres opp én gang. Det er sendt på nytt av {sentBy}: {reason}',
    reminderPrefix: 'Purring {sequence}: ',
    reminderNotice:
      'Etter vår bokføring er en eller flere fakturaer ikke betalt i tide, den eldste senest {dueOn}. I alt skal det betales {open}. Hva som mangler, hva som eventuelt er lagt til, og hvordan det betales, står i den vedlagte purringen. Er beløpet betalt de siste dagene, så se bort fra denne purringen. Er dere uenige, så gjør innsigelse: så lenge purres det ikke.',
    eInvoiceNotice: 'Originalen er sendt som e-faktura. Den vedlagte PDF-en er en kopi og skal ikke bokføres eller betales en gang til.',
    lines: 'Dokumentet gjelder',
    number: 'Nummer',
    issuedOn: 'Utstedt',
    dueOn: 'Forfallsdato',
    total: 'Beløp å betale',
    credited: 'Beløp til gode',
    paymentReference: 'Betalingsreferanse',
    attached: 'Dokumentet er lagt ved som PDF. Bakerst i det står det hvordan beløpet er beregnet.',
    questions: 'Spørsmål eller innsigelser: svar på denne e-posten, så når de {issuer}.',
    invoiceFile: 'Faktura',
    creditNoteFile: 'Kreditnota',
    submitSubject: 'Fakturakjøring {billingDate} for {issuer} venter på å bli sendt til godkjenning',
    submitIntro: 'Fakturakjøringen er klar og er ennå ikke sendt til godkjenning. Dager til faktureringsdatoen: {daysLeft}.',
    approveSubject: 'Fakturakjøring {billingDate} for {issuer} venter på godkjenning',
    approveIntro: 'Fakturakjøringen er sendt til godkjenning av {submittedBy} og venter på en avgjørelse. Dager til faktureringsdatoen: {daysLeft}.',
    issuer: 'Utsteder',
    billingDate: 'Faktureringsdato',
    documents: 'Dokumenter',
    runTotal: 'I alt med mva.',
    reminderWhy: 'Du får denne påminnelsen fordi du kan handle på kjøringen. Dokumentene blir ikke utstedt før den er godkjent.',
    anchorSubject: 'Anker for revisjonssporet hos {issuer}: hendelse {sequence}',
    anchorIntro:
      'Her er det signerte ankeret for revisjonssporet. Ta vare på e-posten utenfor systemet: med den kan en revisjonspakke siden kontrolleres.',
    anchorSequence: 'Siste hendelse',
    anchorHash: 'Kjedens hash',
    anchorMadeAt: 'Laget (UTC)',
    anchorAttached: 'Den vedlagte filen holder også den offentlige nøkkelen og signaturen.',
    journalQuestionSubject: 'Tar journalen imot e-post?',
    journalQuestion:
      'Denne e-posten er bare sendt til journalen. Når den ligger her, er det et bevis på at journalen blir fylt, og at en e-post som mangler i den, ikke er tatt imot av e-postserveren. Ingen skal svare.',
  },
  en: {
    examplePrefix: 'Example: ',
    copyPrefix: 'Copy: ',
    greeting: 'To {recipient}',
    invoiceSubject: 'Invoice {number} from {issuer}',
    creditNoteSubject: 'Credit note {number} from {issuer}',
    invoiceIntro: 'Here is invoice {number} from {issuer}.',
    creditNoteIntro: 'Here is credit note {number} from {issuer}. The amount is in your favour and is not to be paid.',
    exampleNotice: 'This is an example with illustrative figures. It is no claim and is not to be paid.',
    copyNotice:
      'This is a copy of a document that has been issued before. The amount is to be settled only once. It was sent again by {sentBy}: {reason}',
    reminderPrefix: 'Reminder {sequence}: ',
    reminderNotice:
      'By our books one or more invoices were not paid in time, the oldest of them by {dueOn}. In all {open} is to be paid. What is missing, what may have been added, and how to pay is in the attached reminder. If it was paid in the last few days, please disregard this reminder. If you disagree, object: until then nobody is reminded.',
    eInvoiceNotice: 'The original was sent as an e-invoice. The attached PDF is a copy: do not post or pay it as well.',
    lines: 'The document covers',
    number: 'Number',
    issuedOn: 'Issued on',
    dueOn: 'Due date',
    total: 'Amount to pay',
    credited: 'Amount in your favour',
    paymentReference: 'Payment reference',
    attached: 'The document is attached as a PDF. Its last part shows how the amount was calculated.',
    questions: 'Questions or objections: reply to this mail and they will reach {issuer}.',
    invoiceFile: 'Invoice',
    creditNoteFile: 'Credit-note',
    submitSubject: 'Invoice run {billingDate} for {issuer} waits to be submitted',
    submitIntro: 'The invoice run is ready and has not been submitted for approval yet. Days left until the billing date: {daysLeft}.',
    approveSubject: 'Invoice run {billingDate} for {issuer} waits for approval',
    approveIntro: 'The invoice run was submitted by {submittedBy} and waits for a decision. Days left until the billing date: {daysLeft}.',
    issuer: 'Issuer',
    billingDate: 'Billing date',
    documents: 'Documents',
    runTotal: 'Total with VAT',
    reminderWhy: 'You get this reminder because you can act on the run. No document is issued before it is approved.',
    anchorSubject: 'Anchor of the audit trail at {issuer}: event {sequence}',
    anchorIntro: "Here is the signed anchor of the audit trail. Keep this mail outside the system: with it an auditor's pack can be checked later.",
    anchorSequence: 'Latest event',
    anchorHash: 'Hash of the chain',
    anchorMadeAt: 'Made (UTC)',
    anchorAttached: 'The attached file also holds the public key and the signature.',
    journalQuestionSubject: 'Does the journal take in mails?',
    journalQuestion:
      'This mail was sent to the journal alone. That it lies here is proof that the journal is being filled, and that a mail which is missing in it was not accepted by the mail server. Nobody need answer.',
  },
};

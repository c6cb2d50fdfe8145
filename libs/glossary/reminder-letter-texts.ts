import type { Language } from '#glossary/language';

/** Every word of a reminder as a letter. `{slot}` is filled with data. */
export interface ReminderLetterTexts {
  /** Of the highest reminder in it. */
  readonly title: string;
  readonly to: string;
  readonly madeOn: string;
  readonly intro: string;
  readonly overdue: string;
  readonly howOpen: string;
  readonly document: string;
  readonly what: string;
  readonly dueOn: string;
  readonly sequence: string;
  readonly invoiced: string;
  readonly credited: string;
  readonly paid: string;
  readonly chargedBefore: string;
  readonly open: string;
  readonly payments: string;
  readonly noPayments: string;
  readonly paidOn: string;
  readonly amount: string;
  readonly charges: string;
  readonly noCharges: string;
  readonly fee: string;
  readonly compensation: string;
  readonly interest: string;
  readonly howInterest: string;
  readonly period: string;
  readonly days: string;
  readonly principal: string;
  readonly rate: string;
  /** What was charged before is taken off. */
  readonly interestRule: string;
  readonly toPay: string;
  readonly reference: string;
  readonly total: string;
  readonly account: string;
  readonly disregard: string;
  readonly object: string;
  readonly fileName: string;
}

export const REMINDER_LETTER_TEXTS: Readonly<Record<Language, ReminderLetterTexts>> = {
  da: {
    title: 'Rykker {sequence} fra {issuer}',
    to: 'Til',
    madeOn: 'Dato',
    intro: 'Efter vores bogføring er disse fakturaer ikke betalt til tiden. Betal venligst beløbet nedenfor snarest muligt.',
    overdue: 'Fakturaer, der mangler betaling',
    howOpen: 'Hvad der mangler',
    document: 'Faktura',
    what: 'Vedrører',
    dueOn: 'Skulle være betalt',
    sequence: 'Rykker nr.',
    invoiced: 'Faktureret',
    credited: 'Krediteret',
    paid: 'Betalt',
    chargedBefore: 'Tidligere gebyr og renter',
    open: 'Mangler',
    payments: 'Betalinger, vi har set',
    noPayments: 'Vi har ikke set betalinger på disse fakturaer.',
    paidOn: 'Bogført i banken',
    amount: 'Beløb',
    charges: 'Gebyr og renter',
    noCharges: 'Denne rykker opkræver hverken gebyr eller renter.',
    fee: 'Rykkergebyr',
    compensation: 'Kompensationsbeløb',
    interest: 'Renter',
    howInterest: 'Sådan er renten beregnet',
    period: 'Fra og til, begge med',
    days: 'Dage',
    principal: 'Af',
    rate: 'Procent om året',
    interestRule:
      'Renten er beløb × dage × procent ÷ 365, lagt sammen og rundet én gang, til hele øre. Det, tidligere rykkere har opkrævet i renter, er trukket fra. Der beregnes ikke renter af gebyr og renter.',
    toPay: 'Sådan betales',
    reference: 'Betalingsreference',
    total: 'I alt at betale',
    account: 'Konto (IBAN): {iban}',
    disregard: 'Er beløbet betalt i de seneste dage, så se bort fra rykkeren.',
    object: 'Er I uenige, så gør indsigelse: så længe den ikke er besvaret, rykkes der ikke. Spørgsmål: {email}',
    fileName: 'Rykker',
  },
  nb: {
    title: 'Purring {sequence} fra {issuer}',
    to: 'Til',
    madeOn: 'Dato',
    intro: 'Etter vår bokføring er disse fakturaene ikke betalt i tide. Vennligst betal beløpet nedenfor så snart som mulig.',
    overdue: 'Fakturaer som mangler betaling',
    howOpen: 'Hva som mangler',
    document: 'Faktura',
    what: 'Gjelder',
    dueOn: 'Skulle vært betalt',
    sequence: 'Purring nr.',
    invoiced: 'Fakturert',
    credited: 'Kreditert',
    paid: 'Betalt',
    chargedBefore: 'Tidligere gebyr og renter',
    open: 'Mangler',
    payments: 'Betalinger vi har sett',
    noPayments: 'Vi har ikke sett betalinger på disse fakturaene.',
    paidOn: 'Bokført i banken',
    amount: 'Beløp',
    charges: 'Gebyr og renter',
    noCharges: 'Denne purringen krever verken gebyr eller renter.',
    fee: 'Purregebyr',
    compensation: 'Kompensasjon',
    interest: 'Forsinkelsesrente',
    howInterest: 'Slik er renten beregnet',
    period: 'Fra og til, begge med',
    days: 'Dager',
    principal: 'Av',
    rate: 'Prosent i året',
    interestRule:
      'Renten er beløp × dager × prosent ÷ 365, lagt sammen og rundet én gang, til hele øre. Det tidligere purringer har krevd i renter, er trukket fra. Det beregnes ikke renter av gebyr og renter.',
    toPay: 'Slik betales',
    reference: 'Betalingsreferanse',
    total: 'I alt å betale',
    account: 'Konto (IBAN): {iban}',
    disregard: 'Er beløpet betalt de siste dagene, så se bort fra purringen.',
    object: 'Er dere uenige, så gjør innsigelse: så lenge den ikke er besvart, purres det ikke. Spørsmål: {email}',
    fileName: 'Purring',
  },
  en: {
    title: 'Reminder {sequence} from {issuer}',
    to: 'To',
    madeOn: 'Date',
    intro: 'By our books these invoices were not paid in time. Please pay the amount below as soon as possible.',
    overdue: 'Invoices that lack payment',
    howOpen: 'What is missing',
    document: 'Invoice',
    what: 'For',
    dueOn: 'Was due',
    sequence: 'Reminder no.',
    invoiced: 'Invoiced',
    credited: 'Credited',
    paid: 'Paid',
    chargedBefore: 'Earlier fee and interest',
    open: 'Missing',
    payments: 'Payments we have seen',
    noPayments: 'We have seen no payments of these invoices.',
    paidOn: 'Booked by the bank',
    amount: 'Amount',
    charges: 'Fee and interest',
    noCharges: 'This reminder charges neither fee nor interest.',
    fee: 'Reminder fee',
    compensation: 'Compensation',
    interest: 'Interest',
    howInterest: 'How the interest was calculated',
    period: 'From and to, both included',
    days: 'Days',
    principal: 'Of',
    rate: 'Percent a year',
    interestRule:
      'Interest is amount × days × percent ÷ 365, added up and rounded once, to the øre. What earlier reminders charged in interest is taken off. Fee and interest bear no interest.',
    toPay: 'How to pay',
    reference: 'Payment reference',
    total: 'Total to pay',
    account: 'Account (IBAN): {iban}',
    disregard: 'If the amount was paid in the last few days, please disregard this reminder.',
    object: 'If you disagree, object: until that is answered nobody is reminded. Questions: {email}',
    fileName: 'Reminder',
  },
};

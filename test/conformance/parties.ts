import type { InvoiceDocument } from '#documents/invoice-document';
import type { DocumentLogo } from '#documents/logo';
import type { EInvoicing } from '#domain/invoicing/e-invoicing';
import type { PayerDetails, RegisteredIssuer } from '#persistence/register';
import { sampleLogo } from '#pictures/testing/make-png';

/** Issuers and payers of both countries with every way to be paid and addressed. Names and numbers are invented; check digits are sound. */

const ISSUER: RegisteredIssuer = {
  code: 'REGION',
  name: 'Region Eksempel & Omegn',
  country: 'DK',
  ownPayerCode: null,
  series: 'REG',
  internalSeries: 'REG-INT',
  paymentReferenceKind: 'fik-71',
  fikCreditor: '81000017',
  kidLength: null,
  iban: null,
  isInForetaksregisteret: false,
  cvr: '99008202',
  street: 'Eksempelvej 1',
  postcode: '0999',
  city: 'København',
  email: 'opkraevning@region.example',
  brandColour: '#0b3c5d',
  logoPicture: null,
  logo: '120x40 M0 0H40V40H0Z M60 0 C80 0 100 20 100 40 L60 40 Z',
  opensDaysBefore: 14,
  issueTime: '06:00',
  dispatchTime: '08:00',
};

const NORWEGIAN: RegisteredIssuer = {
  ...ISSUER,
  code: 'EHELSE',
  name: 'Eksempelhelse SF',
  country: 'NO',
  series: 'EH',
  internalSeries: 'EH-INT',
  paymentReferenceKind: 'kid-10',
  fikCreditor: null,
  kidLength: 12,
  iban: 'NO9386011117947',
  isInForetaksregisteret: true,
  cvr: '994598759',
  street: 'Eksempelgata 3',
  postcode: '0150',
  city: 'Oslo',
  email: 'faktura@eksempelhelse.example',
  logo: null,
};

/** A logo as a picture with transparent and half transparent parts. */
export const PICTURE = { sha256: 'of the sample logo', alt: 'Logo: en skive og en bjælke', png: sampleLogo() } as const satisfies DocumentLogo;

export const ISSUERS = {
  fik71: ISSUER,
  fik75: { ...ISSUER, paymentReferenceKind: 'fik-75' },
  danishAccount: { ...ISSUER, paymentReferenceKind: 'rf', fikCreditor: null, iban: 'DK5000400440116243' },
  danishUnpaid: { ...ISSUER, paymentReferenceKind: 'none', fikCreditor: null },
  kid10: NORWEGIAN,
  kid11: { ...NORWEGIAN, paymentReferenceKind: 'kid-11', kidLength: 9, isInForetaksregisteret: false },
  pictured: { ...ISSUER, logoPicture: PICTURE },
  picturedNorwegian: { ...NORWEGIAN, logoPicture: PICTURE },
  norwegianAccount: { ...NORWEGIAN, paymentReferenceKind: 'none', kidLength: null },
} as const satisfies Record<string, RegisteredIssuer>;

const REFERENCES = { orderReference: '4500012345', personReference: 'AFD-17', accountingString: '1010-3300-42' };
const NO_REFERENCES = { orderReference: null, personReference: null, accountingString: null };

const PAYER: PayerDetails = {
  name: 'Eksempel Kommune',
  country: 'DK',
  cvr: '99001003',
  ean: '5799990001016',
  street: 'Eksempelpladsen 1',
  postcode: '1550',
  city: 'København V',
  email: 'faktura@eksempel.kommune.example',
  language: 'da',
  eInvoiceProfile: 'none',
  endpointScheme: null,
  endpointId: null,
  ...NO_REFERENCES,
};
const BY_GLN = { endpointScheme: '0088', endpointId: '5799990001016' } as const satisfies Partial<EInvoicing>;

export const PAYERS = {
  peppolGln: { ...PAYER, eInvoiceProfile: 'peppol-bis-3', ...BY_GLN, ...REFERENCES },
  peppolCvr: {
    ...PAYER,
    ean: null,
    eInvoiceProfile: 'peppol-bis-3',
    endpointScheme: '0184',
    endpointId: '99001003',
    personReference: 'Ø. Ærø-Århus',
  },
  oioublGln: { ...PAYER, eInvoiceProfile: 'oioubl-2.1', ...BY_GLN, ...REFERENCES },
  oioublCvr: { ...PAYER, eInvoiceProfile: 'oioubl-2.1', endpointScheme: '0184', endpointId: '99001003' },
  mailOnly: PAYER,
  mailOnlyWithoutAddress: { ...PAYER, ean: null, street: null, postcode: null, city: null, email: null, language: 'en' },
  hostile: {
    ...PAYER,
    name: `Kommune <b>&"' \u0001\ud800 ${'Meget lang '.repeat(15)}`,
    street: ']]> Vej 1',
    eInvoiceProfile: 'peppol-bis-3',
    ...BY_GLN,
    orderReference: '<&>',
    personReference: '"\'',
    accountingString: '& & &',
  },
  norwegian: {
    ...PAYER,
    name: 'Eksempel kommune',
    country: 'NO',
    cvr: '974760673',
    ean: null,
    street: 'Rådhusgata 1',
    postcode: '0037',
    city: 'Oslo',
    language: 'nb',
    eInvoiceProfile: 'peppol-bis-3',
    endpointScheme: '0192',
    endpointId: '974760673',
    ...REFERENCES,
  },
  norwegianMailOnly: {
    ...PAYER,
    name: 'Herøy kommune',
    country: 'NO',
    cvr: '938801363',
    ean: null,
    street: null,
    postcode: '6099',
    city: 'Fosnavåg',
    language: 'nb',
  },
} as const satisfies Record<string, PayerDetails>;

export function printedIssuer({ street, postcode, city, ...issuer }: RegisteredIssuer): InvoiceDocument['issuer'] {
  const { code, name, country, cvr, email, brandColour, logo, logoPicture, iban, isInForetaksregisteret } = issuer;
  return {
    code,
    name,
    country,
    cvr,
    ean: null,
    email,
    brandColour,
    logo: logoPicture === null ? logo : PICTURE,
    iban,
    isInForetaksregisteret,
    addressLines: [street, `${postcode} ${city}`],
  };
}

export function printedRecipient(payer: PayerDetails, code: string): InvoiceDocument['recipient'] {
  const { name, country, cvr, ean, email, street, postcode, city } = payer;
  const addressLines = [street ?? '', [postcode, city].filter(Boolean).join(' ')].filter((line) => line !== '');
  return { code, name, country, cvr, ean, email, addressLines };
}

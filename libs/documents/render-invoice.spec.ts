import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { InvoiceDocument } from '#documents/invoice-document';
import { renderInvoice } from '#documents/render-invoice';
import { sampleLogo } from '#pictures/testing/make-png';
import { calculateVat } from '#domain/invoicing/calculate-vat';
import { documentTexts } from '#glossary/document-texts';
import { formatAmountOnly } from '#glossary/format';
import { readPdfText } from '../../test/golden/documents/read-pdf-text';
import { unpackPdf } from '../../test/golden/documents/unpack-pdf';
import {
  aprilInvoice,
  creditNote,
  fullCreditNote,
  hostileInvoice,
  internalPosting,
  manyLines,
  norwegianInvoice,
  onAccountInvoice,
  SAMPLES,
} from '../../test/golden/documents/sample-documents';

const GOLDEN = join(__dirname, '..', '..', 'test', 'golden', 'documents');

describe('the text of each kind of document', () => {
  it.each(Object.entries(SAMPLES).filter(([name]) => name !== 'many-lines'))('%s is as agreed', (name, document) => {
    const file = join(GOLDEN, `${name}.txt`);
    const text = `${readPdfText(renderInvoice(document)).join('\n--- page ---\n')}\n`;
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, text);
    expect(existsSync(file)).toBe(true);
    expect(text).toBe(readFileSync(file, 'utf8'));
  });
});

describe('renderInvoice', () => {
  it('gives equal bytes for equal data', () => {
    expect(renderInvoice(structuredClone(aprilInvoice)).equals(renderInvoice(aprilInvoice))).toBe(true);
  });

  it('gives the same bytes whatever the thread has rendered before', () => {
    const fresh = (before: readonly InvoiceDocument[]) => {
      let bytes: Buffer = Buffer.alloc(0);
      jest.isolateModules(() => {
        const isolated = jest.requireActual<{ renderInvoice: typeof renderInvoice }>('#documents/render-invoice');
        for (const document of before) isolated.renderInvoice(document);
        bytes = isolated.renderInvoice(aprilInvoice);
      });
      return bytes;
    };
    expect(fresh([hostileInvoice, norwegianInvoice]).equals(fresh([]))).toBe(true);
  });

  it('gives other bytes when one øre differs', () => {
    expect(renderInvoice({ ...onAccountInvoice, totalOre: onAccountInvoice.totalOre + 1n }).equals(renderInvoice(onAccountInvoice))).toBe(false);
  });

  it('tags headings, paragraphs, and tables with their heads', () => {
    const pdf = unpackPdf(renderInvoice(aprilInvoice));
    for (const type of ['Document', 'H1', 'H2', 'H3', 'H4', 'P', 'Table', 'THead', 'TBody', 'TR', 'TH', 'TD', 'L', 'LI', 'Figure']) {
      expect(pdf).toMatch(new RegExp(`/S /${type}\\n`));
    }
    expect(pdf).toContain('/Scope /Column');
    expect(pdf).toContain('/Scope /Row');
    expect(pdf).toContain('/Marked true');
    expect(pdf).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(pdf).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });

  it('attaches the calculation as CSV', () => {
    const pdf = unpackPdf(renderInvoice(aprilInvoice));
    expect(pdf).toContain('/AFRelationship /Supplement');
    expect(pdf).toContain('(KOMBIT-000197.csv)');
  });

  it('attaches the XML as another form of the document, when the PDF is the original', () => {
    const eInvoice = { role: 'attached', profile: 'peppol-bis-3', xml: '<Invoice/>' } as const;
    const pdf = renderInvoice({ ...aprilInvoice, eInvoice });
    expect(unpackPdf(pdf)).toContain('(KOMBIT-000197.xml)');
    expect(unpackPdf(pdf)).toContain('/AFRelationship /Alternative');
    expect(readPdfText(pdf).join()).not.toContain('Kopi');
  });

  it.each([
    ['da', 'Kopi, sendt som e-faktura'],
    ['nb', 'Kopi, sendt som e-faktura'],
    ['en', 'Copy, sent as an e-invoice'],
  ] as const)('says in %s that it is a copy, and carries no XML, when the e-invoice is the original', (language, mark) => {
    const pdf = renderInvoice({ ...aprilInvoice, language, eInvoice: { role: 'original', profile: 'oioubl-2.1', xml: '<Invoice/>' } });
    expect(readPdfText(pdf)[0]).toContain(mark);
    expect(unpackPdf(pdf)).not.toContain('.xml)');
  });

  it('draws the logo of its issuer in the place of the bar, as decoration', () => {
    const drawn = (logo: string | null) => renderInvoice({ ...aprilInvoice, issuer: { ...aprilInvoice.issuer, logo } });
    expect(drawn('120x40 M0 0H120V40Z').equals(drawn(null))).toBe(false);
    expect(readPdfText(drawn('120x40 M0 0H120V40Z'))).toEqual(readPdfText(drawn(null)));
  });

  it('draws a picture as a figure with its words, without transparency, the same bytes each time', () => {
    const logo = { sha256: 'of the picture', png: sampleLogo(), alt: 'Regionens logo: en skive og en bjælke' };
    const pdf = renderInvoice({ ...aprilInvoice, issuer: { ...aprilInvoice.issuer, logo } });
    const file = unpackPdf(pdf);
    expect(file).toContain('/S /Figure');
    expect(file).toContain('/ColorSpace /DeviceRGB');
    expect(file).not.toMatch(/\/SMask|\/Mask/);
    expect(readPdfText(pdf)).toEqual(readPdfText(renderInvoice({ ...aprilInvoice, issuer: { ...aprilInvoice.issuer, logo: null } })));
    expect(renderInvoice(structuredClone({ ...aprilInvoice, issuer: { ...aprilInvoice.issuer, logo } })).equals(pdf)).toBe(true);
  });

  it('gives supplies without VAT a sum of their own beside others', () => {
    const [first, second] = aprilInvoice.lines;
    const lines = [first!, { ...second!, vatCategory: 'E' as const, vatRatePercent: '0.00', vatReason: 'momslovens § 13' }];
    const vat = calculateVat(lines);
    const [face = ''] = readPdfText(renderInvoice({ ...aprilInvoice, lines, vat }));
    expect(face).toContain(`Momsfritaget: ${formatAmountOnly(second!.netOre, 'da')}`);
    expect(face).toContain('momslovens § 13. Der beregnes ikke moms.');
  });

  it('prints what a Norwegian issuer must, and how to pay it', () => {
    const issuer = { ...norwegianInvoice.issuer, country: 'NO', cvr: '994598759', iban: 'NO9386011117947', isInForetaksregisteret: true } as const;
    const [face = ''] = readPdfText(renderInvoice({ ...norwegianInvoice, issuer, paymentReference: '00010017' }));
    expect(face).toContain('Org.nr. 994598759 MVA · Foretaksregisteret');
    expect(face).toContain('00010017');
    expect(face).toContain('NO93 8601 1117 947');
  });

  it('stays under 60 kB for an invoice of two lines', () => {
    expect(renderInvoice(aprilInvoice).length).toBeLessThan(60_000);
  });

  it('marks every page of an example, and no page of a real document', () => {
    for (const page of readPdfText(renderInvoice(aprilInvoice))) expect(page).toContain('EKSEMPEL – illustrative tal');
    expect(readPdfText(renderInvoice({ ...aprilInvoice, isExample: false })).join()).not.toContain('EKSEMPEL');
  });

  it('prints positive amounts on a credit note and asks for no payment', () => {
    const [face = ''] = readPdfText(renderInvoice(creditNote));
    expect(face).toContain('I alt til gode | 22.783,11 kr.');
    expect(face).not.toContain('-22.783,11');
    expect(face).not.toContain('FIK');
  });

  it.each(Object.entries(SAMPLES))('says on the face of %s where the calculation is', (_name, document) => {
    const pointer = documentTexts(document.language).annexPointer;
    expect(readPdfText(renderInvoice(document)).join()).toContain(pointer);
  });

  it('prints three true-ups with their assumptions on the face of a credit note', () => {
    expect(readPdfText(renderInvoice(fullCreditNote))[0]).toContain(fullCreditNote.assumptions.at(-1));
  });

  it('asks nobody to pay or receive an internal posting', () => {
    expect(readPdfText(renderInvoice(internalPosting)).join()).not.toMatch(/opkræves|godskrives/);
  });

  it('says in words why an internal posting carries no VAT', () => {
    expect(readPdfText(renderInvoice(internalPosting)).join()).toContain('uden for momslovens område');
  });

  it('carries sums over page breaks so that the last page ends in the total', () => {
    const pages = readPdfText(renderInvoice(manyLines));
    const over = pages.flatMap((page) => [...page.matchAll(/Overføres til næste side \| (\S+)/g)].map((match) => match[1]));
    const forward = pages.flatMap((page) => [...page.matchAll(/Overført fra forrige side \| (\S+)/g)].map((match) => match[1]));
    expect(over.length).toBeGreaterThan(0);
    expect(forward).toEqual(over);
  });

  it('takes less than 60 kB with the ten lines of a Norwegian invoice and all their calculations', () => {
    const rounds = manyLines.calculations.slice(0, 10);
    const lines = manyLines.lines.slice(0, 10);
    expect(renderInvoice({ ...norwegianInvoice, lines, calculations: rounds }).length).toBeLessThan(60_000);
  });

  it('shows what it cannot print as □ and never fails', () => {
    const text = readPdfText(renderInvoice(hostileInvoice)).join('\n');
    expect(text).toContain('Kommune□□gnirts□');
    expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u0000]/);
  });

  it('renders whatever text a party is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const recipient = { ...onAccountInvoice.recipient, name, addressLines: [name] };
        expect(renderInvoice({ ...onAccountInvoice, recipient, assumptions: [name] }).length).toBeGreaterThan(10_000);
      }),
      { numRuns: 30 },
    );
  });
});

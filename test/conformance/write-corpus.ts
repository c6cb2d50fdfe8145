import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderInvoice } from '#documents/render-invoice';
import { renderReport } from '#documents/render-report';
import type { EInvoiceProfile } from '#domain/invoicing/e-invoicing';
import { writeEInvoice } from '#e-invoice/write-e-invoice';
import { LANGUAGES } from '#glossary/language';
import { eInvoiceOf } from '#use-cases/e-invoice-of';
import { semanticInvoice } from '#use-cases/semantic-invoice';
import { writeOioublReminder } from '#e-invoice/oioubl/write-oioubl-reminder';
import { semanticReminder } from '#use-cases/reminders/semantic-reminder';
import { reminderReport } from '#use-cases/reminders/reminder-report';
import type { ReminderLetter } from '#use-cases/reminders/reminder-letter';
import { CHARGED_LETTER, inLanguage, LETTERS } from '../golden/documents/sample-letters';
import { allCases, type Case } from './cases';
import { costBasisReports } from './cost-basis-reports';
import { PICTURE } from './parties';
import { statements } from './statements';

/**
 * Writes the corpus: each case as e-invoice in every profile that its parties can use, and as PDF. `corpus.csv` names each file, its kind, and
 * whether it is sound, or was broken on purpose to see that the rules would say so.
 */
function writeCorpus(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const rows = [
    ...allCases().flatMap((one) => writeCase(folder, one)),
    ...Object.entries({ ...LETTERS, 'pictured-reminder-letter': { ...CHARGED_LETTER, logo: PICTURE } }).flatMap((letter) =>
      writeLetter(folder, letter),
    ),
    ...writeReports(folder),
  ];
  const sound = rows.map((row) => [...row, 'sound'].join(','));
  const broken = BREAKS.flatMap((flaw) => breakFirst(folder, rows, flaw)).map((row) => [...row, 'broken'].join(','));
  writeFileSync(join(folder, 'corpus.csv'), `${[...sound, ...broken].join('\n')}\n`);
}

function writeCase(folder: string, one: Case): [string, string][] {
  const rows: [string, string][] = [];
  const keep = (name: string, kind: string, bytes: Buffer) => {
    writeFileSync(join(folder, name), bytes);
    rows.push([name, kind]);
  };
  const semantic = semanticInvoice(one.document, one.parties);
  if (semantic === null) throw new Error(`${one.name} is no document that is sent`);
  for (const profile of profilesOf(one)) {
    const form = profile === 'peppol-bis-3' ? 'peppol' : 'oioubl';
    keep(`${one.name}.${form}.xml`, `${form}-${semantic.kind}`, writeEInvoice(semantic, profile));
  }
  keep(`${one.name}.pdf`, 'pdf', renderInvoice({ ...one.document, eInvoice: eInvoiceOf(one.document, one.parties) }));
  return rows;
}

/** A reminder as a letter in each language, and between Danish parties as OIOUBL. */
function writeLetter(folder: string, [name, letter]: [string, ReminderLetter]): [string, string][] {
  const pdfs = LANGUAGES.map((language): [string, string] => {
    const file = `${name}-${language}.pdf`;
    writeFileSync(join(folder, file), renderReport(reminderReport(inLanguage(letter, language))));
    return [file, 'pdf'];
  });
  const xml = letter.issuer.country === 'DK' ? writeOioublReminder(semanticReminder(letter)) : null;
  if (xml === null) return pdfs;
  writeFileSync(join(folder, `${name}.oioubl.xml`), xml);
  return [...pdfs, [`${name}.oioubl.xml`, 'oioubl-reminder']];
}

/** Statements of account, and what the committee on the Norwegian cost basis reads. */
function writeReports(folder: string): [string, string][] {
  return [...statements(), ...costBasisReports()].map(({ name, bytes }): [string, string] => {
    writeFileSync(join(folder, name), bytes);
    return [name, 'pdf'];
  });
}

interface Flaw {
  readonly kind: string;
  readonly name: string;
  readonly from: RegExp;
  readonly to: string;
}

const BREAKS: readonly Flaw[] = [
  { kind: 'peppol-invoice', name: 'total', from: /(<cbc:PayableAmount[^>]*>)\d/, to: '$19' },
  { kind: 'peppol-invoice', name: 'rate', from: /<cbc:Percent>25\.00/g, to: '<cbc:Percent>12.00' },
  { kind: 'peppol-credit-note', name: 'total', from: /(<cbc:PayableAmount[^>]*>)\d/, to: '$19' },
  { kind: 'oioubl-invoice', name: 'net', from: /(<cbc:TaxExclusiveAmount[^>]*>)\d/, to: '$19' },
  { kind: 'oioubl-invoice', name: 'channel', from: /DK:FIK/, to: 'DK:GIRO' },
  { kind: 'oioubl-credit-note', name: 'net', from: /(<cbc:TaxExclusiveAmount[^>]*>)\d/, to: '$19' },
  { kind: 'oioubl-reminder', name: 'payable', from: /(<cbc:PayableAmount[^>]*>)\d/, to: '$19' },
  // Of equal length, so that the file's own table of places still holds.
  { kind: 'pdf', name: 'unclaimed', from: /(pdfaid:conformance>)A|(pdfuaid:part>)1/g, to: '$1$2X' },
];

/** The same bytes but for one flaw, of the first document of its kind that has what is broken. */
function breakFirst(folder: string, rows: readonly [string, string][], flaw: Flaw): [string, string][] {
  for (const [name, kind] of rows) {
    if (kind !== flaw.kind) continue;
    const text = readFileSync(join(folder, name), 'latin1');
    const broken = text.replace(flaw.from, flaw.to);
    if (broken === text) continue;
    const brokenName = `broken-${flaw.name}-${name}`;
    writeFileSync(join(folder, brokenName), broken, 'latin1');
    return [[brokenName, kind]];
  }
  throw new Error(`no document can be broken as ${flaw.kind} ${flaw.name}`);
}

function profilesOf({ parties: { issuer, recipient } }: Case): EInvoiceProfile[] {
  return issuer.country === 'DK' && recipient.country === 'DK' ? ['peppol-bis-3', 'oioubl-2.1'] : ['peppol-bis-3'];
}

writeCorpus(process.argv[2] ?? join(__dirname, '..', '..', 'conformance', 'corpus'));

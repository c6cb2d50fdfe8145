import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderReport } from '#documents/render-report';
import { LANGUAGES } from '#glossary/language';
import { letterTotalOre } from '#use-cases/reminders/reminder-letter';
import { reminderReport } from '#use-cases/reminders/reminder-report';
import { readPdfText } from '../../../test/golden/documents/read-pdf-text';
import { unpackPdf } from '../../../test/golden/documents/unpack-pdf';
import { CHARGED_LETTER, inLanguage, LETTERS, LONG_LETTER, PLAIN_LETTER } from '../../../test/golden/documents/sample-letters';

const GOLDEN = join(process.cwd(), 'test', 'golden', 'documents');

describe('a reminder as a letter', () => {
  it.each(Object.entries(LETTERS))('%s reads as agreed', (name, letter) => {
    const file = join(GOLDEN, `${name}.txt`);
    const text = `${readPdfText(renderReport(reminderReport(letter))).join('\n--- page ---\n')}\n`;
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, text);
    expect(existsSync(file)).toBe(true);
    expect(text).toBe(readFileSync(file, 'utf8'));
  });

  it.each(LANGUAGES)('is the same bytes every time, tagged and archivable, in %s', (language) => {
    const letter = inLanguage(CHARGED_LETTER, language);
    const bytes = renderReport(reminderReport(letter));
    expect(bytes.equals(renderReport(reminderReport(structuredClone(letter))))).toBe(true);
    const head = unpackPdf(bytes);
    expect([head.includes('/StructTreeRoot'), head.includes('pdfuaid:part'), head.includes('<pdfaid:conformance>A')]).toEqual([true, true, true]);
    expect(bytes.length).toBeLessThan(60_000);
  });

  it('sums what is open and what is charged, to the øre', () => {
    expect(letterTotalOre(CHARGED_LETTER)).toBe(3_040_000n + 10_000n + 80_726n + 4_000_000n + 31_000n);
  });

  it('carries what is to be paid over each page, up to the total', () => {
    const pages = readPdfText(renderReport(reminderReport(LONG_LETTER)));
    const sums = (label: string) => pages.flatMap((page) => [...page.matchAll(new RegExp(`${label} \\| (\\S+)`, 'g'))].map((match) => match[1]));
    const over = sums('Overføres til næste side');
    expect(over.length).toBeGreaterThan(0);
    expect(sums('Overført fra forrige side')).toEqual(over);
    expect(pages.at(-1)).toContain('Sådan betales, fortsat');
  });

  it('says that nothing is charged, and no payment was seen, where that is so', () => {
    const text = readPdfText(renderReport(reminderReport(PLAIN_LETTER))).join('\n');
    expect(text).toContain('This reminder charges neither fee nor interest.');
    expect(text).toContain('We have seen no payments of these invoices.');
    expect(text).not.toContain('How the interest was calculated');
  });
});

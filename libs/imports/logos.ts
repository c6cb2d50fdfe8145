import type { Issuer } from '#domain/facts/facts';
import { duplicateRows } from '#imports/duplicate-rows';
import type { ImportContext, ParsedRows } from '#imports/import-context';
import { unknownCode } from '#imports/known-codes';
import { readPng, type PictureLimits, type PictureProblem } from '#pictures/read-png';
import type { ImportIssue } from '#tabular/import-issue';
import { optional, readRecords, required, type TableRecord } from '#tabular/read-records';
import { code, text } from '#tabular/read-text';
import type { Table } from '#tabular/table';

/** What stands beside an issuer's name from now on: the picture in an attached file, or, without one, what its register row says. */
export interface LogoRow {
  readonly issuer: Issuer['code'];
  /** Path of a PNG file handed in beside this one. */
  readonly logo: string | null;
  /** What a screen reader says instead. */
  readonly alt: string | null;
}

/** Enough for a sharp print in the letterhead (110 × 34 points), and little beside the 60 kB of a document. */
export const LOGO_LIMITS: PictureLimits = { minWidth: 40, maxWidth: 800, minHeight: 20, maxHeight: 300, maxBytes: 40_000 };

/** Logos: `issuer, logo, alt`; `logo` names a PNG file handed in beside this one, and an empty one takes the picture away again. */
export function parseLogos(table: Table, context: ImportContext): ParsedRows<LogoRow> {
  const { records, issues } = readRecords(table, {
    issuer: required<string>(['issuer', 'udsteder'], code),
    logo: optional<string>(['logo'], text({ max: 200 })),
    alt: optional<string>(['alt', 'alternativ_tekst'], text({ max: 200 })),
  });
  const known = context.issuers.map((issuer) => issuer.code);
  return {
    rows: records.map(({ values }) => values),
    issues: [
      ...issues,
      ...duplicateRows(records, 'issuer', ({ issuer }) => [issuer]),
      ...records.flatMap((record) => unknownCode(record, 'issuer', { thing: 'issuer', code: record.values.issuer, known })),
      ...records.flatMap((record) => pictureIssues(record, context)),
      ...records.flatMap(altIssues),
    ],
  };
}

function pictureIssues(record: TableRecord<LogoRow>, { attachedFiles }: ImportContext): ImportIssue[] {
  const { logo } = record.values;
  if (logo === null) return [];
  const bytes = attachedFiles.get(logo);
  if (!bytes) {
    const message = `the picture ${logo} was not handed in beside this file`;
    return [record.issue('logo', { code: 'logo-file-missing', message, expected: 'the name of an attached file' })];
  }
  const read = readPng(bytes, LOGO_LIMITS);
  return 'problem' in read ? [record.issue('logo', PROBLEMS[read.problem](logo))] : [];
}

function altIssues(record: TableRecord<LogoRow>): ImportIssue[] {
  const { logo, alt } = record.values;
  if ((logo === null) === (alt === null)) return [];
  const message = logo === null ? 'there is no picture that this text could stand for' : 'a picture without words says nothing to who cannot see it';
  return [
    record.issue('alt', {
      code: 'logo-alt-missing',
      message,
      expected: 'a picture and what it shows, for example Region Eksempels logo, or neither',
    }),
  ];
}

const { minWidth, maxWidth, minHeight, maxHeight, maxBytes } = LOGO_LIMITS;

const PROBLEMS: Readonly<Record<PictureProblem, (file: string) => Pick<ImportIssue, 'code' | 'message' | 'expected'>>> = {
  'not-png': (file) => ({ code: 'logo-not-png', message: `${file} is no PNG file`, expected: 'a PNG file' }),
  'too-many-bytes': (file) => ({ code: 'logo-too-large', message: `${file} is too large a file`, expected: `at most ${maxBytes} bytes` }),
  'wrong-size': (file) => ({
    code: 'logo-wrong-size',
    message: `${file} is too small or too large a picture`,
    expected: `${minWidth} to ${maxWidth} pixels wide and ${minHeight} to ${maxHeight} high`,
  }),
  interlaced: (file) => ({ code: 'logo-interlaced', message: `${file} is interlaced`, expected: 'a PNG file that is not interlaced' }),
  damaged: (file) => ({ code: 'logo-damaged', message: `${file} cannot be read to its end`, expected: 'a whole PNG file' }),
};

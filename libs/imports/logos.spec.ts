import type { ImportContext } from '#imports/import-context';
import { parseImport } from '#imports/parse-import';
import { makePng, sampleLogo } from '#pictures/testing/make-png';

const facts = { programmes: [], payers: [], budgets: [], actualCosts: [], agreements: [], arrangements: [], keys: [] };
const tall = makePng({ width: 40, height: 700, bitDepth: 1, colourType: 0, rows: Array.from({ length: 700 }, () => [0, 0, 0, 0, 0]) });
const CONTEXT: ImportContext = {
  today: '2026-03-15',
  mayBackdate: false,
  facts,
  issuers: [{ code: 'RM' }, { code: 'RN' }],
  attachedFiles: new Map([
    ['logos/rm.png', sampleLogo()],
    ['logos/tall.png', tall],
    ['logos/cut.png', sampleLogo().subarray(0, 200)],
    ['logos/huge.png', Buffer.alloc(40_001)],
    ['logos/logo.svg', Buffer.from('<svg/>')],
  ]),
};

const parse = (...rows: readonly string[]) =>
  parseImport('logos', { name: 'logos.csv', bytes: new TextEncoder().encode(['issuer,logo,alt', ...rows].join('\n')) }, CONTEXT);

it('takes a picture with its words for an issuer, and one away', () => {
  expect(parse('RM,logos/rm.png,Region Midtjyllands logo', 'RN,,').rows).toEqual([
    { issuer: 'RM', logo: 'logos/rm.png', alt: 'Region Midtjyllands logo' },
    { issuer: 'RN', logo: null, alt: null },
  ]);
});

it.each([
  ['RM,logos/none.png,Logo', 'logo', 'logo-file-missing'],
  ['RM,logos/tall.png,Logo', 'logo', 'logo-wrong-size'],
  ['RM,logos/cut.png,Logo', 'logo', 'logo-damaged'],
  ['RM,logos/huge.png,Logo', 'logo', 'logo-too-large'],
  ['RM,logos/logo.svg,Logo', 'logo', 'logo-not-png'],
  ['RM,logos/rm.png,', 'alt', 'logo-alt-missing'],
  ['RM,,Logo', 'alt', 'logo-alt-missing'],
  ['KOMBIT,logos/rm.png,Logo', 'issuer', 'issuer-unknown'],
])('refuses %s at its cell', (row, column, code) => {
  const { rows, issues } = parse('RN,,', row);
  expect(rows).toEqual([]);
  expect(issues).toMatchObject([{ file: 'logos.csv', row: 3, column, code }]);
});

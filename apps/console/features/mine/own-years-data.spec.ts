import { byProgramme, documentsOf, type OwnYear } from '#console/features/mine/own-years-data';

const line = (number: string, issuedOn: string): OwnYear['lines'][number] => ({
  ...{ number, issuedOn },
  ...{ documentKind: 'invoice', roundKind: 'on-account', net: '1.00' },
});

function year(programme: string, of: number, ...lines: OwnYear['lines']): OwnYear {
  return {
    ...{ programme, programmeName: programme, year: of, currency: 'DKK', lines },
    ...{ firstBilled: '1.00', trueUps: '0.00', settled: '1.00', open: null, share: { kind: 'not-known', reason: 'budget-missing' } },
  };
}

it('gathers the lines of a document, whichever years they are for', () => {
  const documents = documentsOf([
    year('FUT', 2024, line('A-2', '2024-04-02')),
    year('FUT', 2023, line('A-1', '2023-04-03'), line('A-2', '2024-04-02')),
  ]);
  expect(documents.map(({ number, lines }) => [number, lines.map(({ year: of }) => of)])).toEqual([
    ['A-2', [2024, 2023]],
    ['A-1', [2023]],
  ]);
});

it('keeps programmes apart, each with its years in their order', () => {
  const groups = byProgramme([year('FUT', 2024), year('TELMA', 2024), year('FUT', 2023)]);
  expect(groups.map((years) => years.map((row) => `${row.programme} ${row.year}`))).toEqual([['FUT 2024', 'FUT 2023'], ['TELMA 2024']]);
});

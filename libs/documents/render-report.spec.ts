import type { ReportDocument } from '#documents/report-document';
import { renderReport } from '#documents/render-report';
import { readPdfText } from '../../test/golden/documents/read-pdf-text';
import { unpackPdf } from '../../test/golden/documents/unpack-pdf';

const report: ReportDocument = {
  title: 'Tallgrunnlag NHN-2024, versjon 2',
  facts: [{ label: 'Sendt ut', value: '06.10.2023' }],
  author: 'Norsk helsenett SF',
  brandColour: '#1a3c6e',
  logo: null,
  language: 'nb',
  madeOn: '2023-10-06',
  isExample: true,
  blocks: [
    { type: 'heading', text: 'Broen' },
    {
      type: 'bridge',
      from: 'Prognose 2023',
      to: 'Budsjett 2024',
      bridge: {
        fromOre: 10_000n,
        toOre: 11_250n,
        steps: [
          { effect: 'price-growth', changeOre: 1_500n },
          { effect: 'efficiency', changeOre: -250n },
          { effect: 'rounding', changeOre: 0n },
        ],
      },
      titles: new Map([
        ['price-growth', 'Dyrtid'],
        ['efficiency', 'Effektivisering'],
      ]),
      alt: 'Bro fra 100,00 til 112,50',
    },
    {
      type: 'table',
      columns: [
        { head: 'Trinn', share: 2, align: 'left' },
        { head: 'Endring', share: 1, align: 'right' },
      ],
      rows: [{ cells: ['=SUM(A1)\u202e hostile', '1,00'] }, { cells: ['<b>', '2,00'] }],
    },
    { type: 'paragraph', text: 'Ingenting mangler.' },
  ],
};

describe('renderReport', () => {
  it('gives equal bytes for equal data, and other bytes when one øre differs', () => {
    expect(renderReport(structuredClone(report)).equals(renderReport(report))).toBe(true);
    const [heading, bridge, ...rest] = report.blocks;
    if (heading?.type !== 'heading' || bridge?.type !== 'bridge') throw new Error('the sample begins with its bridge');
    const other = { ...bridge, bridge: { ...bridge.bridge, toOre: 11_251n } };
    expect(renderReport({ ...report, blocks: [heading, other, ...rest] }).equals(renderReport(report))).toBe(false);
  });

  it('prints every step of a bridge with its figure, says that the axis is cut, and leaves a step of nothing out', () => {
    const text = readPdfText(renderReport(report)).join('\n');
    for (const shown of [
      'Prognose 2023',
      '100,00',
      'Dyrtid',
      '15,00',
      'Effektivisering',
      '\u22122,50',
      'Budsjett 2024',
      '112,50',
      'starter ikke på null',
      'Side 1 av 1',
    ]) {
      expect(text).toContain(shown);
    }
    expect(text).not.toContain('rounding');
  });

  it('tags headings, tables with their heads, and a chart that can be read out', () => {
    const pdf = unpackPdf(renderReport(report));
    for (const type of ['Document', 'H1', 'H2', 'P', 'Table', 'THead', 'TH', 'TD', 'Figure']) expect(pdf).toMatch(new RegExp(`/S /${type}\\n`));
    expect(pdf).toContain('pdfaid:conformance>A');
    expect(pdf).toContain('<pdfuaid:part>1');
  });

  it('draws a bridge between equal amounts', () => {
    const flat = { ...report, blocks: [{ ...report.blocks[1], bridge: { fromOre: 5n, toOre: 5n, steps: [] } }] } as ReportDocument;
    expect(readPdfText(renderReport(flat)).join('\n')).toContain('0,05');
  });

  it('repeats the head of a table that goes over pages', () => {
    const rows = Array.from({ length: 120 }, (_, index) => ({ cells: [`rad ${index}`] }));
    const pages = readPdfText(renderReport({ ...report, blocks: [{ type: 'table', columns: [{ head: 'Trinn', share: 1, align: 'left' }], rows }] }));
    expect(pages.length).toBeGreaterThan(3);
    for (const page of pages) expect(page).toContain('Trinn');
  });
});

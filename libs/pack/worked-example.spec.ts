import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hashAuditEvent } from '#domain/audit/audit-event';
import { runRowsHash } from '#domain/audit/run-rows-hash';
import { postDocument } from '#domain/ledger/ledger-entry';

const page = readFileSync('docs/AUDITORS-PACK.md', 'utf8');

describe('the worked example in docs/AUDITORS-PACK.md', () => {
  it('hashes events as the chain does', () => {
    const examples = [...page.matchAll(/printf '%s\\n%s' ([0-9a-f]{64}) \\\n {2}'(\{.*\})' \| sha256sum\n# ([0-9a-f]{64})/g)];
    expect(examples).toHaveLength(2);
    for (const [, previousHash = '', event = '', hash] of examples) expect(hashAuditEvent(JSON.parse(event), previousHash)).toBe(hash);
  });

  it('hashes rows as the event that issues a run does', () => {
    const [, rows = '', hash] = /LC_ALL=C sort <<'ROWS' \| sha256sum\n([^]*?)ROWS\n# ([0-9a-f]{64})/.exec(page) ?? [];
    expect(
      createHash('sha256')
        .update(
          rows
            .split('\n')
            .slice(0, -1)
            .sort()
            .map((row) => `${row}\n`)
            .join(''),
        )
        .digest('hex'),
    ).toBe(hash);
    const invoice = {
      number: 'KOM-000007',
      series: 'KOM',
      kind: 'invoice',
      payer: '0147',
      issuedOn: '2024-04-02',
      dueOn: '2024-05-02',
      recordedAt: '2024-04-02T08:02:00.123Z',
      currency: 'DKK',
      netOre: 100_010n,
      vatOre: 25_003n,
      totalOre: 125_013n,
      paymentReference: '+71<000000000000075+81000017<',
      corrects: null,
      correctionReason: null,
      recipientName: 'Payer',
      recipientCvr: '99001003',
      recipientEan: null,
      recipientStreet: 'Vej 1',
      recipientPostcode: '8000',
      recipientCity: 'Aarhus C',
      language: 'da',
      issuerName: 'Collector',
      issuerCvr: '99001003',
      issuerStreet: 'Gade 2',
      issuerPostcode: '1000',
      issuerCity: 'København K',
      issuerEmail: 'kom@issuer.example',
    } as const;
    const line = {
      number: 'KOM-000007',
      line: 1,
      programme: 'FUT',
      serviceYear: 2024,
      branch: 'KL',
      roundSequence: 1,
      netOre: 100_010n,
      vatCategory: 'S',
      vatRatePercent: '25',
      vatReason: 'taxable supply',
      text: 'FUT 2024, on account',
    } as const;
    expect(runRowsHash({ invoices: [invoice], lines: [line], ledger: postDocument(invoice) })).toBe(hash);
  });
});

import { formatAmount } from '#domain/money/money';
import { readBankFile } from '#bank-files/read-bank-file';
import { makeCamt, type CamtVersion, type MadeEntry } from '#bank-files/testing/make-camt';

const FIK = '+71<000000000010017+81000017<';
const ACCOUNT = 'DK5000400440116243';
const VERSIONS: readonly CamtVersion[] = ['camt.053.001.02', 'camt.053.001.08', 'camt.054.001.02', 'camt.054.001.08'];

const read = (text: string) => readBankFile(Buffer.from(text, 'utf8'));
const made = (entries: readonly MadeEntry[], version: CamtVersion = 'camt.053.001.02') =>
  makeCamt({ version, id: 'S1', account: ACCOUNT, openingOre: 100_000n, entries });
const codeOf = (text: string): string => {
  try {
    read(text);
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'read';
};

const PAID: MadeEntry = {
  bankReference: 'B-1',
  bookedOn: '2025-04-30',
  transactions: [{ amountOre: 125_013n, references: [{ reference: FIK }], payerName: 'Læsø & Co', payerId: '99001003' }],
};

describe('camt', () => {
  it.each(VERSIONS)('reads %s by its namespace: amount, day, reference and payer', (version) => {
    const { format, entries } = read(made([PAID], version));
    expect(format).toBe(version);
    expect(entries).toEqual([
      {
        account: ACCOUNT,
        identity: 'B-1',
        part: 1,
        wholeOre: 125_013n,
        bookedOn: '2025-04-30',
        valueOn: '2025-04-30',
        currency: 'DKK',
        amountOre: 125_013n,
        reference: FIK,
        text: '',
        payerName: 'Læsø & Co',
        payerId: '99001003',
        payerAccount: null,
      },
    ]);
  });

  it.each(VERSIONS)('takes the transactions of one entry of %s apart, and holds them to its sum', (version) => {
    const batch: MadeEntry = {
      bankReference: 'B-2',
      bookedOn: '2025-05-01',
      transactions: [
        { amountOre: 100n, text: 'one' },
        { amountOre: 250n, text: 'two' },
      ],
    };
    const text = made([batch], version);
    expect(read(text).entries.map(({ identity, part, wholeOre, amountOre, text: said }) => [identity, part, wholeOre, amountOre, said])).toEqual([
      ['B-2', 1, 350n, 100n, 'one'],
      ['B-2', 2, 350n, 250n, 'two'],
    ]);
    const last = text.lastIndexOf('>2.50<');
    expect(codeOf(`${text.slice(0, last)}>2.51<${text.slice(last + 6)}`)).toBe('bank-file-does-not-add-up');
  });

  it('makes a part of each reference whose amount is told, and one part for a person where they do not sum', () => {
    const several = (remittedOre: bigint): MadeEntry => ({
      bankReference: 'B-3',
      bookedOn: '2025-05-01',
      transactions: [
        {
          amountOre: 300n,
          references: [
            { reference: FIK, remittedOre: 100n },
            { reference: '12344', remittedOre },
          ],
        },
      ],
    });
    expect(read(made([several(200n)])).entries.map(({ reference, amountOre }) => [reference, amountOre])).toEqual([
      [FIK, 100n],
      ['12344', 200n],
    ]);
    expect(read(made([several(201n)])).entries.map(({ reference, text, amountOre }) => [reference, text, amountOre])).toEqual([
      [null, `${FIK} 12344`, 300n],
    ]);
  });

  it('tells money out from money in, and passes over what is only announced', () => {
    const out: MadeEntry = { bookedOn: '2025-05-02', transactions: [{ amountOre: -700n, text: 'gebyr' }] };
    const announced: MadeEntry = { ...PAID, isBooked: false };
    const file = read(made([out, announced], 'camt.053.001.08').replace(/<Bal>.*<\/Bal>/, ''));
    expect([file.entries.map(({ amountOre }) => amountOre), file.notBooked]).toEqual([[-700n], 1]);
  });

  it('gives an entry without a name of the bank one that is the same in every statement, and tells twins apart', () => {
    const unnamed: MadeEntry = { bookedOn: '2025-05-02', transactions: [{ amountOre: 500n, text: 'tak' }] };
    const identities = (text: string) => read(text).entries.map(({ identity }) => identity);
    const [first, second] = identities(made([unnamed, unnamed]));
    expect(first).not.toBe(second);
    expect(identities(made([PAID, unnamed]))[1]).toBe(first);
  });

  it.each([
    ['another closing balance', (text: string) => text.replace(/(CLBD.*?<Amt Ccy="DKK">)\d/, '$19'), 'bank-file-does-not-add-up'],
    ['another count', (text: string) => text.replace('<NbOfNtries>1<', '<NbOfNtries>2<'), 'bank-file-does-not-add-up'],
    ['another sum', (text: string) => text.replace(/<Sum>[^<]*</, '<Sum>1.00<'), 'bank-file-does-not-add-up'],
    ['another version', (text: string) => text.replace('camt.053.001.02', 'camt.053.001.99'), 'bank-file-version-unknown'],
    ['another message', (text: string) => text.replace('camt.053.001.02', 'pain.001.001.03'), 'bank-file-version-unknown'],
    ['a DOCTYPE', (text: string) => text.replace('<Document', '<!DOCTYPE Document [<!ENTITY a "b">]><Document'), 'bank-file-doctype'],
    ['an element that is not closed', (text: string) => text.replace('</Ntry>', ''), 'bank-file-malformed'],
    ['a third of an øre', (text: string) => text.replace(/(<Ntry><Amt Ccy="DKK">1250\.13)/, '$13'), 'bank-file-malformed'],
    ['a foreign currency', (text: string) => text.replace(/(<Ntry><Amt Ccy=)"DKK"/, '$1"EUR"'), 'bank-file-malformed'],
    ['no direction', (text: string) => text.replace(/(<Ntry>.*?)<CdtDbtInd>CRDT<\/CdtDbtInd>/, '$1'), 'bank-file-malformed'],
    ['no account', (text: string) => text.replace(/<Acct>.*<\/Acct>/, ''), 'bank-file-malformed'],
    ['no booking day', (text: string) => text.replace(/<BookgDt>.*?<\/BookgDt>/, ''), 'bank-file-malformed'],
    ['nothing that is known', () => 'Dato;Beløb', 'bank-file-unknown'],
    ['nothing at all', () => '', 'bank-file-unknown'],
    ['elements without end', (text: string) => text.replace('<RmtInf>', '<RmtInf>'.repeat(60)), 'bank-file-malformed'],
  ])('refuses a file with %s', (_what, change, code) => {
    expect(codeOf(change(made([PAID])))).toBe(code);
  });

  it('reads øre of five decimals, an ISO 8859-1 file, and passes over elements of another namespace', () => {
    const text = made([PAID])
      .replace('1250.13</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>', '1250.13000</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>')
      .replace('</NtryDtls>', '</NtryDtls><x:Amt xmlns:x="urn:bank"><x:Ntry>1</x:Ntry></x:Amt>')
      .replace('encoding="UTF-8"', 'encoding="ISO-8859-1"');
    const [entry] = readBankFile(Buffer.from(text, 'latin1')).entries;
    expect([entry?.payerName, formatAmount(entry?.amountOre ?? 0n)]).toEqual(['Læsø & Co', '1250.13']);
  });
});

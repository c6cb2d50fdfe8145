import { readBankFile } from '#bank-files/read-bank-file';
import { makeOcrGiro, type MadeGiro } from '#bank-files/testing/make-ocr-giro';

const PAYMENTS: readonly MadeGiro[] = [
  { amountOre: 125_013n, kid: '12344', day: '170123', debitAccount: '99990512341' },
  { amountOre: 7n, kid: '2345678-', day: '180123', text: 'Husleie på Ås' },
];
const FILE = makeOcrGiro({ account: '99998877777', assignment: '0001234', payments: PAYMENTS });

const read = (text: string) => readBankFile(Buffer.from(text, 'latin1'));
const lineOf = (text: string, index: number, change: (line: string) => string) =>
  text
    .split('\r\n')
    .map((line, at) => (at === index ? change(line) : line))
    .join('\r\n');
const codeOf = (text: string): string => {
  try {
    read(text);
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'read';
};

describe('OCR giro', () => {
  it('reads amount, KID, day, account and free text of each payment', () => {
    expect(FILE.split('\r\n').every((line) => line === '' || line.length === 80)).toBe(true);
    expect(read(FILE)).toMatchObject({
      format: 'ocr-giro',
      entries: [
        {
          account: '99998877777',
          amountOre: 125_013n,
          reference: '12344',
          bookedOn: '2023-01-17',
          payerAccount: '99990512341',
          text: '',
          currency: 'NOK',
        },
        { amountOre: 7n, reference: '2345678-', bookedOn: '2023-01-18', payerAccount: null, text: 'Husleie på Ås' },
      ],
    });
  });

  it('gives a payment the same identity in every copy of the file, and no two the same', () => {
    const identities = read(FILE).entries.map(({ identity }) => identity);
    expect(new Set(identities).size).toBe(2);
    expect(read(FILE.replaceAll('\r\n', '\n')).entries.map(({ identity }) => identity)).toEqual(identities);
  });

  it.each([
    ['another number of transactions in 88', 7, (line: string) => line.replace('00000002', '00000003')],
    ['another sum in 89', 8, (line: string) => line.replace('125020', '125021')],
    ['another number of records in 89', 8, (line: string) => line.replace('00000009', '00000008')],
    ['an amount that was changed', 2, (line: string) => line.replace('125013', '125014')],
  ])('refuses %s', (_what, index, change) => {
    const changed = lineOf(FILE, index, change);
    expect(changed).not.toBe(FILE);
    expect(codeOf(changed)).toBe('bank-file-does-not-add-up');
  });

  it.each([
    ['a line of 81 characters', lineOf(FILE, 3, (line) => `${line}0`)],
    ['a line that begins otherwise', lineOf(FILE, 3, (line) => `XX${line.slice(2)}`)],
    ['no record 89', FILE.split('\r\n').slice(0, -2).join('\r\n')],
    ['no record 88', lineOf(FILE, 7, (line) => line.replace('NY090088', 'NY091330'))],
    ['a record 31 of another payment', lineOf(FILE, 3, (line) => line.replace('0000001', '0000009'))],
    ['letters in the amount', lineOf(FILE, 2, (line) => line.replace('125013', '12501A'))],
    ['a thirteenth month', lineOf(FILE, 2, (line) => line.replace('170123', '171323'))],
  ])('refuses %s', (_what, text) => {
    expect(codeOf(text)).toBe('bank-file-malformed');
  });

  it('refuses the records of another service', () => {
    expect(codeOf(lineOf(FILE, 1, (line) => line.replace('NY09', 'NY21')))).toBe('bank-file-unknown');
  });
});

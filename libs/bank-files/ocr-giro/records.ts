import { refuseBankFile } from '#bank-files/bank-file-refused';

/** One line of the file: 80 characters, told by its record type. */
export interface OcrRecord {
  readonly line: number;
  readonly text: string;
  readonly type: string;
}

const RECORD_LENGTH = 80;

/** Cuts a file into its records; every line has 80 characters of ISO 8859-1 and begins with `NY`. */
export function readRecords(bytes: Uint8Array): OcrRecord[] {
  const lines = new TextDecoder('latin1').decode(bytes).split(/\r\n|\n|\r/);
  while (lines.at(-1)?.trim() === '') lines.pop();
  return lines.map((text, index) => {
    const line = index + 1;
    // Some senders drop the blanks at the end of a line, which carry nothing.
    const record = text.padEnd(RECORD_LENGTH);
    if (record.length !== RECORD_LENGTH || !/^NY\d{6}/.test(record)) {
      throw refuseBankFile('bank-file-malformed', `line ${line} is no record of 80 characters that begins with NY`, { line });
    }
    return { line, text: record, type: record.slice(6, 8) };
  });
}

/** The characters from `from` to `to`, counted from 1 and both included, as the format's description counts them. */
export function field(record: OcrRecord, from: number, to: number): string {
  return record.text.slice(from - 1, to);
}

/** Such a field as a whole number. */
export function numberField(record: OcrRecord, from: number, to: number): bigint {
  const text = field(record, from, to);
  if (!/^\d+$/.test(text)) {
    throw refuseBankFile('bank-file-malformed', `line ${record.line}, characters ${from} to ${to}: digits expected, found "${text}"`, {
      line: record.line,
    });
  }
  return BigInt(text);
}

/** A field DDMMYY as a day of this century; noughts are no day. */
export function dayField(record: OcrRecord, from: number): string | null {
  const text = field(record, from, from + 5);
  if (text === '000000') return null;
  const [, day = '', month = '', year = ''] = /^(\d{2})(\d{2})(\d{2})$/.exec(text) ?? [];
  if (day === '' || Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) {
    throw refuseBankFile('bank-file-malformed', `line ${record.line}: not a day DDMMYY: ${text}`, { line: record.line });
  }
  return `20${year}-${month}-${day}`;
}

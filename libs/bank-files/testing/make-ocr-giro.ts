import { absolute, sum } from '#domain/money/money';

export interface MadeGiro {
  readonly amountOre: bigint;
  readonly kid: string;
  /** DDMMYY. */
  readonly day: string;
  readonly text?: string;
  readonly debitAccount?: string;
}

const digits = (value: bigint | number, length: number) => String(value).padStart(length, '0');

/** A transmission with one assignment, as a Norwegian clearing centre writes it. */
export function makeOcrGiro(file: { readonly account: string; readonly assignment: string; readonly payments: readonly MadeGiro[] }): string {
  const items = file.payments.flatMap((payment, index) => records(payment, index + 1));
  const total = digits(sum(file.payments.map(({ amountOre }) => amountOre)), 17);
  const counts = (records: number) => digits(file.payments.length, 8) + digits(records, 8) + total;
  const lines = [
    `NY00001055555555100008100008080`.padEnd(80, '0'),
    `NY090020008688888${file.assignment}${file.account}`.padEnd(80, '0'),
    ...items,
    `NY090088${counts(items.length + 2)}170123170123170123`.padEnd(80, '0'),
    `NY000089${counts(items.length + 4)}170123`.padEnd(80, '0'),
  ];
  return `${lines.join('\r\n')}\r\n`;
}

function records(payment: MadeGiro, number: number): string[] {
  const type = payment.text === undefined ? '13' : '21';
  const head = (record: string) => `NY09${type}${record}${digits(number, 7)}`;
  const sign = payment.amountOre < 0n ? '-' : '0';
  const settled = `${payment.day}01031${digits(number, 5)}${sign}`;
  return [
    `${head('30')}${settled}${digits(absolute(payment.amountOre), 17)}${payment.kid.padStart(25)}`.padEnd(80, '0'),
    `${head('31')}0000000000${digits(number, 9)}0000000${payment.day}${payment.debitAccount ?? '00000000000'}`.padEnd(80, '0'),
    ...(payment.text === undefined ? [] : [`${head('32')}${payment.text.padEnd(40)}`.padEnd(80, '0')]),
  ];
}

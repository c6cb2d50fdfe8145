import { formatAmount } from '#domain/money/money';
import type { Language } from '#glossary/language';
import { harmlessText } from '#spreadsheet/harmless-text';
import type { Sheet, SheetColumn } from '#spreadsheet/sheet-column';

const BYTE_ORDER_MARK = '\ufeff';

/** What parts cells and decimals where the reader's spreadsheet speaks the language. */
const MARKS: Readonly<Record<Language, { readonly separator: string; readonly decimal: string }>> = {
  da: { separator: ';', decimal: ',' },
  nb: { separator: ';', decimal: ',' },
  en: { separator: ',', decimal: '.' },
};

/** The sheet as CSV that the reader's spreadsheet opens: UTF-8 with a byte order mark, amounts with two decimals and no grouping, days as ISO. */
export function writeCsv<Row>(sheet: Sheet<Row>, language: Language): Buffer {
  const { separator } = MARKS[language];
  const heads = sheet.columns.map((column) => quoted(harmlessText(column.head), separator));
  const lines = sheet.rows.map((row) => sheet.columns.map((column) => quoted(cellText(column, row, language), separator)));
  return Buffer.from(`${BYTE_ORDER_MARK}${[heads, ...lines].map((cells) => cells.join(separator)).join('\r\n')}\r\n`, 'utf8');
}

function cellText<Row>(column: SheetColumn<Row>, row: Row, language: Language): string {
  const { decimal } = MARKS[language];
  switch (column.type) {
    case 'text':
      return harmlessText(column.value(row) ?? '');
    case 'amount': {
      const amountOre = column.value(row);
      return amountOre === null ? '' : formatAmount(amountOre).replace('.', decimal);
    }
    case 'percent': {
      const basisPoints = column.value(row);
      return basisPoints === null ? '' : `${formatAmount(BigInt(basisPoints)).replace('.', decimal)}%`;
    }
    case 'whole':
      return String(column.value(row) ?? '');
    case 'date':
      return column.value(row) ?? '';
  }
}

function quoted(text: string, separator: string): string {
  return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

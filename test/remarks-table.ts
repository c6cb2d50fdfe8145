import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A row of the table in docs/COST-BASIS.md: some remarks of the minutes, where the record answers them, and where a member reads it. */
export interface RemarksRow {
  readonly remarks: readonly string[];
  /** What stands in backticks in the column of the record, and follow-up items. */
  readonly named: readonly string[];
  readonly places: readonly { readonly address: string; readonly words: string }[];
}

export function readRemarksTable(): RemarksRow[] {
  const text = readFileSync(join(__dirname, '..', 'docs', 'COST-BASIS.md'), 'utf8');
  return text
    .split('\n')
    .filter((line) => /^\| R\d\d/.test(line))
    .map((line) => {
      const [remarks = '', , , record = '', console = ''] = line.slice(2).split(' | ');
      return {
        remarks: remarks.split(', '),
        named: [...record.matchAll(/`([^`]+)`|\b(F\d\d)\b/g)].map(([, code, item]) => code ?? item ?? ''),
        places: placesIn(console),
      };
    });
}

/** `ADDRESS` «words»; «more words there»; `ANOTHER` «words». */
function placesIn(cell: string): { address: string; words: string }[] {
  let address = '';
  return [...cell.matchAll(/(?:`([^`]+)` )?«([^»]+)»/g)].map(([, at, words = '']) => {
    address = at ?? address;
    return { address, words };
  });
}

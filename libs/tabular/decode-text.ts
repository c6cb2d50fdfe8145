import { isUtf8 } from 'node:buffer';
import { cutFound } from '#tabular/import-issue';

export type Decoded =
  | { readonly text: string; readonly encoding: 'utf-8' | 'windows-1252' }
  | { readonly code: string; readonly row: number | null; readonly message: string; readonly expected: string; readonly found: string };

/** Letters and signs of Danish and Norwegian office text beyond ASCII. Bytes that give anything else are no Windows-1252 we can trust. */
const NORDIC = /^[\t\r\n -~æøåÆØÅäöüÄÖÜéèÉÈáÁóÓàíßçñ§–—‘’“”«»€£°½¼²³´·…\u00a0]*$/;
const EXPECTED = 'CSV in UTF-8 (Excel: "CSV UTF-8") or Windows-1252';

/** Reads bytes as UTF-8 with or without byte order mark, else as Windows-1252 when every letter is one of Nordic office text; else says why not. */
export function decodeText(bytes: Uint8Array): Decoded {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return { code: 'encoding-utf-16', row: null, message: 'the file is UTF-16', expected: EXPECTED, found: 'UTF-16' };
  }
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    return {
      code: 'nul-byte',
      row: countLines(bytes.subarray(0, nul)),
      message: 'the file holds a NUL byte: it is no text file',
      expected: EXPECTED,
      found: '\\u0000',
    };
  }
  if (isUtf8(bytes)) return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'utf-8' };
  const text = new TextDecoder('windows-1252').decode(bytes);
  const strange = text.split('\n').findIndex((line) => !NORDIC.test(line));
  if (strange < 0) return { text, encoding: 'windows-1252' };
  return {
    code: 'encoding-unknown',
    row: strange + 1,
    message: 'the file is neither UTF-8 nor Windows-1252 of a Nordic language',
    expected: EXPECTED,
    found: cutFound(text.split('\n')[strange] ?? ''),
  };
}

function countLines(bytes: Uint8Array): number {
  return bytes.reduce((lines, byte) => (byte === 0x0a ? lines + 1 : lines), 1);
}

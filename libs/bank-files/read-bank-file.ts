import type { BankFile } from '#bank-files/bank-file';
import { refuseBankFile } from '#bank-files/bank-file-refused';
import { readCamt } from '#bank-files/camt/read-camt';
import { BANK_FILE_LIMITS } from '#bank-files/limits';
import { readOcrGiro } from '#bank-files/ocr-giro/read-ocr-giro';

/** Reads a bank's file, told by its first bytes: camt (XML) or OCR giro. A file is taken whole or refused with its code and place. */
export function readBankFile(bytes: Uint8Array): BankFile {
  if (bytes.length > BANK_FILE_LIMITS.bytes) {
    throw refuseBankFile('bank-file-too-large', `a bank file has at most ${BANK_FILE_LIMITS.bytes} bytes`, { bytes: bytes.length });
  }
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200)).replace(/^(?:\u00ef\u00bb\u00bf)?\s*/, '');
  if (head.startsWith('NY')) return readOcrGiro(bytes);
  if (head.startsWith('<')) return readCamt(bytes);
  throw refuseBankFile('bank-file-unknown', 'neither camt (XML) nor OCR giro (lines that begin with NY)');
}

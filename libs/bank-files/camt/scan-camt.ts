import { SaxesParser } from 'saxes';
import { refuseBankFile } from '#bank-files/bank-file-refused';
import type { Element } from '#bank-files/camt/element';
import { BANK_FILE_LIMITS } from '#bank-files/limits';

const PIECE = 65_536;

/** What is told while the file is read: its namespace first, then each statement's own elements and booked entries as they end. */
export interface CamtListener {
  /** The namespace of the root element; throws when it is none that is read. */
  root(namespace: string): void;
  /** An element that ended inside a statement, `Ntry` or another, and how many statements have begun. */
  element(element: Element, statement: number): void;
  statementEnd(): void;
}

/**
 * Streams a camt file: only one entry is in memory at a time. A DOCTYPE is refused before anything is read of it, so no entity of the file's own is
 * ever expanded; elements of other namespaces are passed over.
 */
export function scanCamt(bytes: Uint8Array, listener: CamtListener): void {
  const parser = new SaxesParser({ xmlns: true });
  const open: (Element | null)[] = [];
  let namespace: string | null = null;
  let statements = 0;
  let elements = 0;
  parser.on('doctype', () => {
    throw refuseBankFile('bank-file-doctype', 'a bank file has no DOCTYPE');
  });
  parser.on('error', (error) => {
    throw refuseBankFile('bank-file-malformed', `no well-formed XML: ${error.message}`);
  });
  parser.on('opentag', (tag) => {
    if (namespace === null) {
      namespace = tag.uri;
      listener.root(tag.uri);
    }
    if (open.length >= BANK_FILE_LIMITS.depth) throw refuseBankFile('bank-file-malformed', `elements deeper than ${BANK_FILE_LIMITS.depth}`);
    elements += 1;
    if (elements > BANK_FILE_LIMITS.elementsAnEntry) throw refuseBankFile('bank-file-too-large', 'an entry of too many elements');
    const isForeign = tag.uri !== namespace || open.at(-1) === null;
    const attributes = Object.fromEntries(Object.values(tag.attributes).map((attribute) => [attribute.local, attribute.value]));
    open.push(isForeign ? null : { name: tag.local, attributes, children: [], text: '' });
    if (open.length === STATEMENT_DEPTH) {
      if (isStatement(open.at(-1))) statements += 1;
    }
  });
  const addText = (text: string) => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const element = open.pop();
    if (!element) return;
    if (open.length === STATEMENT_DEPTH - 1 && isStatement(element)) listener.statementEnd();
    if (open.length === STATEMENT_DEPTH && isStatement(open.at(-1))) {
      elements = 0;
      listener.element(element, statements);
    } else if (open.length > STATEMENT_DEPTH) open.at(-1)?.children.push(element);
  });
  feed(parser, bytes);
}

/** `Document` / `BkToCstmrStmt` / `Stmt`. */
const STATEMENT_DEPTH = 3;

function isStatement(element: Element | null | undefined): boolean {
  return element?.name === 'Stmt' || element?.name === 'Ntfctn';
}

function feed(parser: SaxesParser<{ xmlns: true }>, bytes: Uint8Array): void {
  const decoder = new TextDecoder(declaredEncoding(bytes), { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += PIECE) parser.write(decoder.decode(bytes.subarray(at, at + PIECE), { stream: true }));
    parser.write(decoder.decode());
  } catch (error) {
    if (error instanceof TypeError) throw refuseBankFile('bank-file-malformed', 'bytes that are not of the declared encoding');
    throw error;
  }
  parser.close();
}

/** UTF-8 unless the declaration says ISO 8859-1, which some banks still write. */
function declaredEncoding(bytes: Uint8Array): 'utf-8' | 'latin1' {
  const declaration = /^[^>]*encoding=["']([A-Za-z0-9._-]+)["']/.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 200)))?.[1] ?? 'utf-8';
  if (/^utf-?8$/i.test(declaration)) return 'utf-8';
  if (/^(?:iso-8859-1|latin1)$/i.test(declaration)) return 'latin1';
  throw refuseBankFile('bank-file-malformed', `encoding ${declaration}: UTF-8 and ISO-8859-1 are read`);
}

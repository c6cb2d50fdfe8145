import { SaxesParser } from 'saxes';

export interface XmlHandlers {
  /** Local name (prefix dropped) and attributes by name as written. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
  /** Asked between pieces of the file: true ends the scan early. */
  shouldStop?(): boolean;
}

export type XmlProblem = 'xml-doctype' | 'xml-malformed';

const PIECE = 65_536;

/** Streams an XML file through handlers; a DOCTYPE is refused, so no entity of the file's own is ever expanded. Null when all is well. */
export function scanXml(bytes: Uint8Array, handlers: XmlHandlers): XmlProblem | null {
  const found: { problem: XmlProblem | null } = { problem: null };
  const parser = new SaxesParser();
  parser.on('doctype', () => {
    found.problem = 'xml-doctype';
  });
  parser.on('error', () => {
    found.problem ??= 'xml-malformed';
  });
  parser.on('opentag', (tag) => handlers.open?.(localName(tag.name), tag.attributes));
  parser.on('closetag', (tag) => handlers.close?.(localName(tag.name)));
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('cdata', (text) => handlers.text?.(text));
  const decoder = new TextDecoder('utf-8');
  for (let at = 0; at < bytes.length && found.problem === null; at += PIECE) {
    parser.write(decoder.decode(bytes.subarray(at, at + PIECE), { stream: true }));
    if (handlers.shouldStop?.()) return found.problem;
  }
  if (found.problem === null) parser.close();
  return found.problem;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

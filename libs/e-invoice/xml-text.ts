/** Attributes of an element; one without a value is left out. */
export type Attributes = Readonly<Record<string, string | null>>;

/** XML is built as text: what these functions answer is well-formed, with everything from outside escaped, and no element is ever empty. */

/** An element that holds a text; nothing at all when there is none. */
export function leaf(name: string, text: string | null, attributes: Attributes = {}): string {
  const content = text === null ? '' : escapeXml(text.trim());
  return content === '' ? '' : `<${name}${attributesOf(attributes)}>${content}</${name}>`;
}

/** An element that holds others; nothing at all when all of them are nothing. */
export function node(name: string, children: readonly string[], attributes: Attributes = {}): string {
  const content = children.join('');
  return content === '' ? '' : `<${name}${attributesOf(attributes)}>${content}</${name}>`;
}

/** A whole file: declaration, root element with its namespaces, and a line feed. There is no DOCTYPE. */
export function xmlFile(name: string, namespaces: Attributes, children: readonly string[]): Buffer {
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${node(name, children, namespaces)}\n`, 'utf8');
}

function attributesOf(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value === null ? '' : ` ${name}="${escapeXml(value)}"`))
    .join('');
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML 1.0 cannot hold (control characters, halves of surrogate pairs, the two non-characters) becomes U+FFFD; a break becomes a space. */
function escapeXml(text: string): string {
  if (!NEEDS_CARE.test(text)) return text;
  return text
    .replace(/[\t\r\n]+/g, ' ')
    .replace(/[\u0000-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
    .replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
}

const NEEDS_CARE = /[\u0000-\u001f&<>"\ud800-\udfff\ufffe\uffff]/;

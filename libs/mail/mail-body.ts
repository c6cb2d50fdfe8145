import type { Language } from '#glossary/language';

/** What a mail says, once: the text part and the HTML part are two renderings of it. */
export interface MailBody {
  readonly language: Language;
  readonly title: string;
  readonly blocks: readonly MailBlock[];
}

export type MailBlock =
  | { readonly type: 'paragraph'; readonly text: string }
  /** A sentence that must not be missed: example, copy. */
  | { readonly type: 'notice'; readonly text: string }
  | { readonly type: 'list'; readonly heading: string; readonly items: readonly string[] }
  | { readonly type: 'facts'; readonly facts: readonly { readonly label: string; readonly value: string }[] };

export function renderText({ blocks }: MailBody): string {
  return `${blocks.map(textOf).join('\n\n')}\n`;
}

function textOf(block: MailBlock): string {
  switch (block.type) {
    case 'paragraph':
      return block.text;
    case 'notice':
      return `*** ${block.text} ***`;
    case 'list':
      return [`${block.heading}:`, ...block.items.map((item) => `- ${item}`)].join('\n');
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${value}`).join('\n');
  }
}

/** A whole HTML page with language, title and header cells; it fetches nothing and needs no style to be read. */
export function renderHtml({ language, title, blocks }: MailBody): string {
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title></head>`,
    '<body style="margin:0;padding:24px;color:#1f1f1f;background:#ffffff;font:16px/1.5 Arial,Helvetica,sans-serif">',
    '<main style="max-width:640px">',
    ...blocks.map(htmlOf),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function htmlOf(block: MailBlock): string {
  switch (block.type) {
    case 'paragraph':
      return `<p style="margin:0 0 16px">${escapeHtml(block.text)}</p>`;
    case 'notice':
      return `<p style="margin:0 0 16px;padding:12px;border:2px solid #1f1f1f"><strong>${escapeHtml(block.text)}</strong></p>`;
    case 'list': {
      const items = block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('');
      return `<h2 style="margin:0 0 4px;font-size:16px">${escapeHtml(block.heading)}</h2>\n<ul style="margin:0 0 16px;padding-left:20px">${items}</ul>`;
    }
    case 'facts': {
      const rows = block.facts.map(
        ({ label, value }) =>
          `<tr><th scope="row" style="padding:4px 24px 4px 0;text-align:left;font-weight:normal">${escapeHtml(label)}</th>` +
          `<td style="padding:4px 0;font-weight:bold">${escapeHtml(value)}</td></tr>`,
      );
      return `<table style="margin:0 0 16px;border-collapse:collapse"><tbody>\n${rows.join('\n')}\n</tbody></table>`;
    }
  }
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

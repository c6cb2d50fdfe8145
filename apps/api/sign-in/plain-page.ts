import type { Language } from '#glossary/language';

type Block =
  | { readonly paragraph: string }
  | { readonly link: { readonly href: string; readonly text: string } }
  | { readonly heading: string }
  | {
      readonly form: {
        readonly action: string;
        readonly buttons: readonly { readonly name: string; readonly value: string; readonly text: string }[];
      };
    };

/** A page without scripts, in the console's manner: before sign-in there is no console. All texts are escaped here. */
export function plainPage(page: { readonly language: Language; readonly title: string; readonly body: readonly Block[] }): string {
  return `<!doctype html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(page.title)} – Aconto</title>
<link rel="stylesheet" href="/api/sign-in/style.css">
</head>
<body>
<main>
<h1>${escapeHtml(page.title)}</h1>
${page.body.map(writeBlock).join('\n')}
</main>
</body>
</html>
`;
}

function writeBlock(block: Block): string {
  if ('paragraph' in block) return `<p>${escapeHtml(block.paragraph)}</p>`;
  if ('heading' in block) return `<h2>${escapeHtml(block.heading)}</h2>`;
  if ('link' in block) return `<p><a href="${escapeHtml(block.link.href)}">${escapeHtml(block.link.text)}</a></p>`;
  const buttons = block.form.buttons.map(
    ({ name, value, text }) => `<li><button type="submit" name="${escapeHtml(name)}" value="${escapeHtml(value)}">${escapeHtml(text)}</button></li>`,
  );
  return `<form method="post" action="${escapeHtml(block.form.action)}"><ul>${buttons.join('')}</ul></form>`;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

export const STYLE = `:root { color-scheme: light; }
body { margin: 0; background: #f5f6f7; color: #202733; font: 1.125rem/1.5 'Source Sans 3', 'Source Sans Pro', system-ui, sans-serif; }
main { box-sizing: border-box; max-width: 44rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2rem 0 0.5rem; }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 0.5rem; }
button { width: 100%; text-align: left; font: inherit; color: #0b4a8f; background: #fff; border: 2px solid #0b4a8f; border-radius: 0.5rem; padding: 0.625rem 1rem; cursor: pointer; }
button:hover { background: #e6f0fa; }
a { color: #0b4a8f; }
a:focus-visible, button:focus-visible { outline: 3px solid #202733; outline-offset: 3px; }
`;

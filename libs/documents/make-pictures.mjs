/** Draws docs/images from the compiled product: page 1 and the true-up's annex of an example invoice. Needs `npm run build` and pdftoppm. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const require = createRequire(import.meta.url);
const { renderInvoice } = require('#documents/render-invoice');

mkdirSync(join(root, 'docs', 'images'), { recursive: true });
const folder = mkdtempSync(join(tmpdir(), 'aconto-pictures-'));
const file = join(folder, 'april.pdf');
writeFileSync(file, renderInvoice(loadSample().aprilInvoice));
for (const [page, name] of [
  ['1', 'faktura'],
  ['3', 'faktura-beregning'],
]) {
  execFileSync('pdftoppm', ['-r', '110', '-f', page, '-l', page, '-singlefile', '-png', file, join(root, 'docs', 'images', name)]);
}
rmSync(folder, { recursive: true });

/** The sample stands with the tests and is not compiled with the product. */
function loadSample() {
  const source = join(root, 'test', 'golden', 'documents', 'sample-documents.ts');
  const { code } = require('@swc/core').transformFileSync(source, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  const module = { exports: {} };
  new Function('module', 'exports', 'require', code)(module, module.exports, require);
  return module.exports;
}

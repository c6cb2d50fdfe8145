import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { build, createServer } from 'vite';
import { ROOT } from './set-up.mjs';

const CONSOLE = join(ROOT, 'apps', 'console');
const API_TYPES = join(CONSOLE, 'api', 'generated', 'schema.d.ts');

/** How Vite reads the console's sources: the same subpaths as everywhere, but from the sources. `root` holds an index.html. */
export function viteConfig({ root = CONSOLE, outDir = join(ROOT, 'dist', 'apps', 'console') } = {}) {
  return {
    root,
    configFile: false,
    logLevel: 'warn',
    cacheDir: join(ROOT, 'dist', '.vite'),
    resolve: {
      alias: [
        { find: /^#console\//, replacement: `${CONSOLE}/` },
        { find: /^#e2e\//, replacement: `${join(ROOT, 'test', 'e2e')}/` },
        { find: /^#(domain|contracts|glossary)\//, replacement: `${join(ROOT, 'libs')}/$1/` },
      ],
    },
    oxc: { jsx: { runtime: 'automatic' } },
    build: {
      outDir,
      emptyOutDir: true,
      // The content security policy has no `font-src data:` and needs none.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1500,
      rolldownOptions: { onLog: tellAllButDirectives },
    },
  };
}

/** "use client" stands in each of a thousand files of the design system, and means nothing without a server that renders. */
function tellAllButDirectives(level, log, tell) {
  if (log.code !== 'MODULE_LEVEL_DIRECTIVE') tell(level, log);
}

/** Writes the client's types from the API's document; leaves the file alone when nothing changed, so that checks that cache stay quick. */
export async function writeApiTypes() {
  const document = JSON.parse(readFileSync(join(ROOT, 'apps', 'api', 'openapi.json'), 'utf8'));
  const text = astToString(await openapiTypescript(document));
  if (existsSync(API_TYPES) && readFileSync(API_TYPES, 'utf8') === text) return;
  mkdirSync(dirname(API_TYPES), { recursive: true });
  writeFileSync(API_TYPES, text);
}

export async function buildConsole() {
  await writeApiTypes();
  process.env.NODE_ENV = 'production';
  await build(viteConfig());
}

/** Every part of `ui/` in every state, on one page that the product does not have: what the browser tests look at. */
export async function buildGallery() {
  await writeApiTypes();
  process.env.NODE_ENV = 'production';
  await build(viteConfig({ root: join(ROOT, 'test', 'e2e', 'gallery'), outDir: join(ROOT, 'dist', 'test', 'gallery') }));
}

/** The console with changes shown at once, in front of an API that runs at `apiAddress`. */
export async function serveConsole(apiAddress) {
  await writeApiTypes();
  const proxy = Object.fromEntries(['/api', '/identity'].map((path) => [path, { target: apiAddress }]));
  const server = await createServer({ ...viteConfig(), logLevel: 'info', server: { proxy } });
  await server.listen();
  server.printUrls();
}

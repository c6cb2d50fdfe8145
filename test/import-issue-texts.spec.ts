import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The console shows the issues of an import in its reader's language, by their code: each code that the code names must have its sentence. */
const ROOT = join(__dirname, '..');
const FOLDERS = ['libs/imports', 'libs/imports/plan-findings', 'libs/tabular', 'libs/domain/allocation'];
const OF_FINDINGS = ['row-sum', 'column-sum', 'parts-sum', 'not-the-budget', 'not-the-share'];

const SOURCES = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
    .map((name) => readFileSync(join(ROOT, folder, name), 'utf8')),
);

function codesNamed(): string[] {
  const patterns = [
    /\bcode: '([a-z][a-z0-9-]+)'/g,
    /\brefuse\(\s*'([a-z][a-z0-9-]+)'/g,
    /\b(?:report|stop)\('([a-z][a-z0-9-]+)'/g,
    /'(xml-[a-z]+)'/g,
    /\bthing: '([a-z-]+)'/g,
  ];
  return SOURCES.flatMap((text) =>
    patterns.flatMap((pattern, index) =>
      [...text.matchAll(pattern)].map(([, code = '']) => (index === patterns.length - 1 ? `${code}-unknown` : code)),
    ),
  );
}

it('has a sentence for every issue that an import of the console may report', () => {
  const danish: { issue: Record<string, string> } = JSON.parse(readFileSync(join(ROOT, 'apps/console/locales/da/imports.json'), 'utf8'));
  const named = new Set(codesNamed());
  expect(named.size).toBeGreaterThan(60);
  expect([...named].filter((code) => !(code in danish.issue) && !OF_FINDINGS.includes(code))).toEqual([]);
});

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The console's words: `apps/console/locales/<language>/<feature>.json`, used as `t('feature.key')`. */
const ROOT = join(__dirname, '..');
const LOCALES = join(ROOT, 'apps/console/locales');
const SOURCES = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'apps/console'], { cwd: ROOT, encoding: 'utf8' })
  .split('\n')
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.spec.ts'))
  .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));

/** `feature.key` → text, of one language. */
function textsOf(language: string): Map<string, string> {
  return new Map(
    readdirSync(join(LOCALES, language)).flatMap((file) => {
      const content: unknown = JSON.parse(readFileSync(join(LOCALES, language, file), 'utf8'));
      return leavesOf(content, file.replace(/\.json$/, ''));
    }),
  );
}

function leavesOf(value: unknown, at: string): [string, string][] {
  if (typeof value === 'string') return [[at, value]];
  if (typeof value !== 'object' || value === null) throw new Error(`${at} is no text`);
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, `${at}.${key}`));
}

const DANISH = textsOf('da');
const withoutPlural = (key: string): string => key.replace(/_(one|other)$/, '');
const slotsOf = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).sort();

it('has every text in Danish, Norwegian and English, with the same slots', () => {
  expect(DANISH.size).toBeGreaterThan(50);
  for (const language of ['nb', 'en']) {
    const texts = textsOf(language);
    expect([language, [...texts.keys()].sort()]).toEqual([language, [...DANISH.keys()].sort()]);
    for (const [key, text] of texts) expect([language, key, slotsOf(text)]).toEqual([language, key, slotsOf(DANISH.get(key) ?? '')]);
    expect([...texts].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
  }
});

it('uses every text it has', () => {
  const literal = new Set(SOURCES.flatMap(({ text }) => [...text.matchAll(/'([a-z]\w*(?:\.[\w-]+)+)'/g)].map(([, key = '']) => key)));
  const beginnings = SOURCES.flatMap(({ text }) => [...text.matchAll(/`([a-z]\w*\.(?:[\w-]+\.)*)\$\{/g)].map(([, beginning = '']) => beginning));
  const unused = [...DANISH.keys()].filter((key) => !literal.has(withoutPlural(key)) && !beginnings.some((beginning) => key.startsWith(beginning)));
  expect(unused).toEqual([]);
});

it('has every text it uses', () => {
  const known = new Set([...DANISH.keys()].map(withoutPlural));
  const missing = SOURCES.flatMap(({ path, text }) =>
    [...text.matchAll(/\bt\('([^']+)'/g)].filter(([, key = '']) => !known.has(key)).map(([, key = '']) => `${path} ${key}`),
  );
  expect(missing).toEqual([]);
});

it('keeps features apart', () => {
  const crossing = SOURCES.flatMap(({ path, text }) => {
    const own = /^apps\/console\/features\/([^/]+)\//.exec(path)?.[1];
    const others = [...text.matchAll(/#console\/features\/([^/']+)\//g)].map(([, name = '']) => name).filter((name) => name !== own);
    return path === 'apps/console/router.ts' ? [] : others.map((name) => `${path} → ${name}`);
  });
  expect(crossing).toEqual([]);
});

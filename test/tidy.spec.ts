import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';

/** Rules of the house that no linter has, checked over every file that git keeps or would keep. */
const ROOT = join(__dirname, '..');
const FILES = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8', maxBuffer: 1e8 })
  .split('\n')
  .filter((path) => path !== '' && existsSync(join(ROOT, path)));

const CODE = ['.ts', '.mjs', '.cjs', '.js', '.tsx', '.sql'];
const TEXT = [...CODE, '.md', '.json', '.yaml', '.yml', '.csv', '.sh', ''];
const THIS_FILE = 'test/tidy.spec.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const withExtension = (extensions: readonly string[]): string[] => FILES.filter((path) => extensions.includes(extname(path)) && path !== THIS_FILE);

/** `path:line text` for each line in which the pattern is found. */
function linesWith(pattern: RegExp, paths: readonly string[]): string[] {
  return paths.flatMap((path) =>
    read(path)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${line.trim().slice(0, 120)}`] : [])),
  );
}

const foldersIn = (folder: string): string[] =>
  existsSync(join(ROOT, folder))
    ? readdirSync(join(ROOT, folder), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && FILES.some((path) => path.startsWith(`${folder}/${entry.name}/`)))
        .map((entry) => `${folder}/${entry.name}`)
    : [];

it('sees the files it is to check', () => {
  expect(withExtension(CODE).length).toBeGreaterThan(50);
  expect(withExtension(['.md']).length).toBeGreaterThan(3);
});

it('keeps every code file within 300 lines', () => {
  expect(withExtension(CODE).filter((path) => read(path).split('\n').length > 301)).toEqual([]);
});

it('says no long line of a document twice', () => {
  const twice = withExtension(['.md']).flatMap((path) => {
    const lines = read(path).split('\n');
    // The head of a table may be that of another one.
    const long = lines.filter((line, index) => line.length > 60 && !/^\| ?:?-/.test(line) && !/^\| ?:?-/.test(lines[index + 1] ?? ''));
    return long.filter((line, index) => long.indexOf(line) !== index).map((line) => `${path}: ${line.slice(0, 60)}`);
  });
  expect(twice).toEqual([]);
});

it('leaves nothing to be done later', () => {
  expect(linesWith(/\b(TODO|FIXME|XXX|HACK)\b/, withExtension(CODE))).toEqual([]);
});

it('switches no rule off from inside a file', () => {
  expect(linesWith(/eslint-disable|@ts-ignore|@ts-expect-error|@ts-nocheck|prettier-ignore/, withExtension(CODE))).toEqual([]);
});

it('runs every test', () => {
  const specs = FILES.filter((path) => path.endsWith('.spec.ts') && path !== THIS_FILE);
  expect(linesWith(/\b(it|test|describe)\.(skip|only|todo)\b|\b(xit|xdescribe|fit|fdescribe)\(/, specs)).toEqual([]);
});

it('swallows no error in silence', () => {
  const empty = withExtension(['.ts', '.mjs', '.js']).filter((path) =>
    /catch\s*(\([^)]*\))?\s*\{\s*\}|\.catch\(\(\)\s*=>\s*(\{\s*\}|undefined)\)/.test(read(path)),
  );
  expect(empty).toEqual([]);
});

it('has no default export and no barrel in its own code', () => {
  const own = FILES.filter((path) => /^(apps|libs|workflows)\/.*\.ts$/.test(path));
  expect(linesWith(/^export default /, own)).toEqual([]);
  expect(
    linesWith(
      /^export \* from /,
      own.filter((path) => path !== 'workflows/index.ts'),
    ),
  ).toEqual([]);
});

it('links only to what exists', () => {
  const dead = withExtension(['.md']).flatMap((path) =>
    [...withoutCode(read(path)).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = '']) => target.replace(/#.*$/, ''))
      .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
      .filter((target) => !existsSync(join(ROOT, dirname(path), decodeURIComponent(target))))
      .map((target) => `${path} → ${target}`),
  );
  expect(dead).toEqual([]);
});

function withoutCode(markdown: string): string {
  return markdown.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');
}

it('has a README for each lib and each module of the domain', () => {
  const folders = [...foldersIn('libs'), ...foldersIn('libs/domain'), 'docker', 'test'];
  expect(folders.filter((folder) => !FILES.includes(`${folder}/README.md`))).toEqual([]);
});

it('has the same keys in Danish, Norwegian and English', () => {
  for (const path of FILES.filter((name) => /^libs\/glossary\/.*\.ts$/.test(name) && !name.endsWith('.spec.ts'))) {
    const exported: Record<string, unknown> = jest.requireActual(join(ROOT, path));
    for (const [name, value] of Object.entries(exported)) {
      if (!isByLanguage(value)) continue;
      expect([path, name, keysOf(value.nb)]).toEqual([path, name, keysOf(value.da)]);
      expect([path, name, keysOf(value.en)]).toEqual([path, name, keysOf(value.da)]);
    }
  }
});

interface ByLanguage {
  readonly da: unknown;
  readonly nb: unknown;
  readonly en: unknown;
}

function isByLanguage(value: unknown): value is ByLanguage {
  return typeof value === 'object' && value !== null && 'da' in value && 'nb' in value && 'en' in value;
}

/** Paths of all leaves, sorted: `invoice.total`. An empty text is no translation and leaves its key out. */
function keysOf(value: unknown, at = ''): string[] {
  if (typeof value !== 'object' || value === null) return value === '' ? [] : [at];
  return Object.entries(value)
    .flatMap(([key, inner]) => keysOf(inner, `${at}.${key}`))
    .sort();
}

it('knows nothing of the machine it was written on', () => {
  const paths = withExtension(TEXT).filter((path) => path !== 'LICENSE' && path !== 'package-lock.json');
  expect(linesWith(/(^|[\s"'`(=])\/(root|work|Users)\/|(^|[\s"'`(=])\/home\/(?!node\b|aconto\b)\w/, paths)).toEqual([]);
});

it('names no registry and no address in the lockfile, so that anyone installs from their own', () => {
  const lock: { packages: Record<string, { resolved?: string }> } = JSON.parse(read('package-lock.json'));
  const resolved = Object.entries(lock.packages).filter(([, { resolved: from }]) => from !== undefined && /^https?:/.test(from));
  expect(resolved.map(([name]) => name)).toEqual([]);
  expect(existsSync(join(ROOT, '.npmrc')) ? linesWith(/registry\s*=\s*http|_authToken/, ['.npmrc']) : []).toEqual([]);
});

it('pins every dependency exactly', () => {
  type Versions = Record<string, string | Record<string, string>>;
  const manifest: Record<string, Versions | undefined> = JSON.parse(read('package.json'));
  // An override inside another package may name one of our own pins: `$typescript`.
  const isPinned = (version: string): boolean => /^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version) || version.slice(1) in (manifest['devDependencies'] ?? {});
  const versionsOf = (entry: Versions[string]): string[] => (typeof entry === 'string' ? [entry] : Object.values(entry));
  const loose = ['dependencies', 'devDependencies', 'overrides'].flatMap((group) =>
    Object.entries(manifest[group] ?? {}).filter(([, entry]) => !versionsOf(entry).every(isPinned)),
  );
  expect(loose).toEqual([]);
});

it('keeps no file that is large for no reason', () => {
  const isWritten = (path: string): boolean => ['package-lock.json', 'apps/api/openapi.json'].includes(path);
  const isExpected = (path: string): boolean => isWritten(path) || /\.(ttf|otf|woff2?|png|pdf|xlsx)$/.test(path);
  expect(FILES.filter((path) => !isExpected(path) && statSync(join(ROOT, path)).size > 500_000)).toEqual([]);
});

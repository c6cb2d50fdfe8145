import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

// The second half of `npm run build`: what the compiler does not write. Workflows become one file, which is what every worker runs.
const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const DIST = join(ROOT, 'dist');
/** Folders read at run time beside the code that reads them. */
const ASSETS = [
  ['libs/documents/fonts', 'libs/documents/fonts'],
  ['example', 'example'],
];

const entry = join(DIST, 'workflows', 'index.js');
if (existsSync(entry)) {
  const { bundleWorkflowCode } = await import('@temporalio/worker');
  const problems = [];
  const tell = (level) => (message) => void (level === 'error' && problems.push(message));
  const logger = {
    log: (level, message) => tell(level.toLowerCase())(message),
    trace: tell('trace'),
    debug: tell('debug'),
    info: tell('info'),
    warn: tell('warn'),
    error: tell('error'),
  };
  try {
    const { code } = await bundleWorkflowCode({ workflowsPath: entry, logger });
    writeFileSync(join(DIST, 'workflow-bundle.js'), code);
  } catch (error) {
    process.stderr.write(`${[...problems, error.message].join('\n')}\n`);
    process.exit(1);
  }
}
for (const [from, to] of ASSETS) {
  if (!existsSync(join(ROOT, from))) continue;
  mkdirSync(join(DIST, to), { recursive: true });
  cpSync(join(ROOT, from), join(DIST, to), { recursive: true });
}

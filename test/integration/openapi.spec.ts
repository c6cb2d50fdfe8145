import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

it('keeps the committed OpenAPI document equal to what the routes say', () => {
  const written = execFileSync(process.execPath, ['dist/apps/api/openapi/write-document.js', '--print'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  expect(written === readFileSync(join(ROOT, 'apps', 'api', 'openapi.json'), 'utf8') ? 'equal' : 'run `npm run openapi`').toBe('equal');
});

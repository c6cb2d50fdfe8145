import { exitWith, runToEnd, setUp } from './set-up.mjs';

await exitWith(async () => {
  await setUp({ quiet: true, temporal: true });
  return runToEnd(process.execPath, ['dist/apps/cli/main.js', 'bench', ...process.argv.slice(2)], {
    ACONTO_PROFILE: process.env.ACONTO_PROFILE || 'embedded',
  });
});

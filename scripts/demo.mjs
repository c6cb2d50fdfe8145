import { exitWith, runToEnd, setUp } from './set-up.mjs';

await exitWith(async () => {
  await setUp({ quiet: false, temporal: true });
  // The demo is embedded whatever single part the caller replaces.
  return runToEnd(process.execPath, ['dist/apps/cli/main.js', 'demo', ...process.argv.slice(2)], {
    ACONTO_PROFILE: process.env.ACONTO_PROFILE || 'embedded',
  });
});

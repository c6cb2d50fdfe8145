import { exitWith, runToEnd, setUp } from './set-up.mjs';

await exitWith(async () => {
  await setUp({ quiet: true, temporal: false });
  return runToEnd(process.execPath, ['dist/apps/cli/main.js', ...process.argv.slice(2)]);
});

import { exitWith, setUp } from './set-up.mjs';

await exitWith(async () => {
  await setUp({ quiet: false, temporal: true });
  return 0;
});

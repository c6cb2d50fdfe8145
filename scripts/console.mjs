import { buildConsole, buildGallery, serveConsole, writeApiTypes } from './console-build.mjs';
import { exitWith } from './set-up.mjs';

// `node scripts/console.mjs types | build | gallery | dev`: the client's types, the built console in dist/apps/console, the page its parts are tried on, or a server for
// working on it.
const COMMANDS = {
  types: writeApiTypes,
  build: buildConsole,
  gallery: buildGallery,
  dev: () => serveConsole(process.env.ACONTO_PUBLIC_URL ?? 'http://localhost:8080'),
};

await exitWith(async () => {
  const command = COMMANDS[process.argv[2]];
  if (!command) throw new Error(`one of ${Object.keys(COMMANDS).join(', ')} is needed`);
  await command();
  return 0;
});

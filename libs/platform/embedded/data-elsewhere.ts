import { createHash } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

/** Where everybody may enter. */
export const OPEN_HOME = '/var/tmp';

/** Written beside the data: whose they are. */
const BELONGING = 'belongs-to.json';
const Belonging = z.object({ stateDir: z.string(), isTemporary: z.boolean() });

/** The folder for the data of a state folder that the server's user cannot enter, named after it; made when it is not there. */
export function dataFolderElsewhere(stateDir: string, user: { readonly uid: number; readonly gid: number }, openHome = OPEN_HOME): string {
  const home = homeOf(stateDir, openHome);
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const belonging: z.infer<typeof Belonging> = { stateDir, isTemporary: stateDir.startsWith(`${tmpdir()}/`) };
  writeFileSync(join(home, BELONGING), JSON.stringify(belonging), { mode: 0o600 });
  chownSync(home, user.uid, user.gid);
  return join(home, 'postgres');
}

/** Takes away what is kept elsewhere for a state folder, once its server has ended; nothing when nothing is. */
export function removeDataElsewhere(stateDir: string, openHome = OPEN_HOME): void {
  rmSync(homeOf(stateDir, openHome), { recursive: true, force: true });
}

/**
 * State folders of the system's folder for temporary files that are gone, while their data is still kept elsewhere: nobody comes back to it. A folder
 * that is missing in any other place may be on a disk that is not there just now.
 */
export function listAbandoned(openHome = OPEN_HOME): readonly { readonly stateDir: string; readonly dataDir: string }[] {
  if (!existsSync(openHome)) return [];
  return readdirSync(openHome)
    .filter((name) => /^aconto-[0-9a-f]{16}$/.test(name))
    .map((name) => join(openHome, name))
    .filter((home) => existsSync(join(home, BELONGING)))
    .map((home) => ({ ...Belonging.parse(JSON.parse(readFileSync(join(home, BELONGING), 'utf8'))), dataDir: join(home, 'postgres') }))
    .filter(({ stateDir, isTemporary }) => isTemporary && !existsSync(stateDir));
}

function homeOf(stateDir: string, openHome: string): string {
  return join(openHome, `aconto-${createHash('sha256').update(stateDir).digest('hex').slice(0, 16)}`);
}

import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { dataFolderElsewhere, listAbandoned, removeDataElsewhere } from '#platform/embedded/data-elsewhere';

describe('data that is kept outside its state folder', () => {
  const user = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  let folder: string;
  let openHome: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'aconto-elsewhere-'));
    openHome = join(folder, 'open');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is abandoned once its temporary state folder is gone, and not before', () => {
    const stateDir = join(folder, 'state');
    mkdirSync(stateDir);
    const dataDir = dataFolderElsewhere(stateDir, user, openHome);
    expect(listAbandoned(openHome)).toEqual([]);
    rmSync(stateDir, { recursive: true });
    expect(listAbandoned(openHome)).toEqual([expect.objectContaining({ stateDir, dataDir })]);
    removeDataElsewhere(stateDir, openHome);
    expect(existsSync(dirname(dataDir))).toBe(false);
    expect(listAbandoned(openHome)).toEqual([]);
  });

  it('is not abandoned where the missing state folder was no temporary one: its disk may only be away', () => {
    const dataDir = dataFolderElsewhere('/srv/aconto-that-is-not-there/.aconto', user, openHome);
    expect(listAbandoned(openHome)).toEqual([]);
    expect(existsSync(dirname(dataDir))).toBe(true);
  });
});

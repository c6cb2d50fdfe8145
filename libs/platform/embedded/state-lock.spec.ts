import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findHolder, lockState } from '#platform/embedded/state-lock';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aconto-lock-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the lock of a state folder', () => {
  it('keeps a second taker out and names the first', () => {
    const lock = lockState(folder);
    expect(() => lockState(folder)).toThrow(`process ${process.pid} is using ${folder}`);
    expect(findHolder(folder)).toBe(process.pid);
    lock.release();
    expect(readdirSync(folder)).toEqual([]);
    lockState(folder).release();
  });

  it('is taken over from a process that is gone', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    writeFileSync(join(folder, 'lock.json'), `{"pid":${child.pid},"startTick":"1"}`);
    expect(findHolder(folder)).toBeNull();
    lockState(folder).release();
  });

  it('is taken over when the number has gone to another process since', () => {
    writeFileSync(join(folder, 'lock.json'), `{"pid":${process.pid},"startTick":"1"}`);
    const lock = lockState(folder);
    expect(findHolder(folder)).toBe(process.pid);
    lock.release();
  });

  it('is taken over when its text is broken', () => {
    writeFileSync(join(folder, 'lock.json'), 'half a');
    lockState(folder).release();
  });

  it('is only let go of by who holds it', () => {
    const lock = lockState(folder);
    writeFileSync(join(folder, 'lock.json'), '{"pid":1,"startTick":"1"}');
    lock.release();
    expect(existsSync(join(folder, 'lock.json'))).toBe(true);
  });
});

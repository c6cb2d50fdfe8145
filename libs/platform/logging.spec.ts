import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog, logOfRun } from '#platform/logging';

describe('the log', () => {
  it('writes one object a line, with the run and without passwords', () => {
    const folder = mkdtempSync(join(tmpdir(), 'aconto-log-'));
    const file = join(folder, 'logs', 'worker.log');
    const log = createLog({ name: 'worker', level: 'info', file });
    logOfRun(log, 'KOMBIT/2024-04-02').info({ databaseUrl: 'postgres://aconto_app:geheim@127.0.0.1/aconto' }, 'prepared');
    log.debug('not told');
    const lines = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(lines).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        name: 'worker',
        process: expect.any(String),
        run: 'KOMBIT/2024-04-02',
        databaseUrl: '[kept out]',
        msg: 'prepared',
      },
    ]);
    rmSync(folder, { recursive: true });
  });

  it('tells of an error what it says and how it is called, and nothing of what a statement would have written', () => {
    const folder = mkdtempSync(join(tmpdir(), 'aconto-log-'));
    const file = join(folder, 'worker.log');
    const failure = Object.assign(new Error('no room'), { code: '53100', parameters: ['faktura@kommune.example', Buffer.alloc(10)] });
    createLog({ name: 'worker', level: 'info', file }).warn({ err: failure }, 'activity failed');
    const { err } = JSON.parse(readFileSync(file, 'utf8')) as { err: object };
    expect(err).toMatchObject({ message: 'no room', code: '53100' });
    expect(err).not.toHaveProperty('parameters');
    rmSync(folder, { recursive: true });
  });
});

import { randomUUID } from 'node:crypto';
import { pino, type Logger } from 'pino';
import type { LogLevel } from '#platform/config';

export type Log = Logger;

export interface LogOptions {
  /** Which process this is: `worker`, `cli`. */
  readonly name: string;
  readonly level: LogLevel;
  /** A file to append to; null writes to stderr. Standard output belongs to what the user asked for. */
  readonly file: string | null;
}

/** One JSON object a line, with `time` as an ISO instant and `process`, an id of this start of the process. Passwords in URLs do not get in. */
export function createLog({ name, level, file }: LogOptions): Log {
  const destination = file === null ? pino.destination({ dest: 2, sync: true }) : pino.destination({ dest: file, mkdir: true, sync: true });
  return pino(
    {
      level,
      base: { name, process: randomUUID() },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: withoutParameters },
      redact: {
        paths: [
          'password',
          '*.password',
          'databaseUrl',
          'databaseWebUrl',
          'migrationUrl',
          'smtpUrl',
          '*.databaseUrl',
          '*.databaseWebUrl',
          '*.migrationUrl',
          '*.smtpUrl',
        ],
        censor: '[kept out]',
      },
    },
    destination,
  );
}

/** A statement that fails carries what it would have written: whole documents, and people's addresses. */
function withoutParameters(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { parameters: _written, ...told } = pino.stdSerializers.err(error);
  return told;
}

/** The log of one invoice run: every line carries its business key. */
export function logOfRun(log: Log, run: string): Log {
  return log.child({ run });
}

import { DefaultLogger, type LogLevel, type Logger } from '@temporalio/worker';
import type { Log } from '#platform/logging';

/** The process engine's own messages, in the worker's log. */
export function engineLogger(log: Log): Logger {
  return new DefaultLogger('WARN', ({ level, message, meta }) => {
    log[LEVELS[level]]({ engine: meta }, message);
  });
}

const LEVELS: Readonly<Record<LogLevel, 'trace' | 'debug' | 'info' | 'warn' | 'error'>> = {
  TRACE: 'trace',
  DEBUG: 'debug',
  INFO: 'info',
  WARN: 'warn',
  ERROR: 'error',
};

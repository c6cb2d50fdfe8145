import { connect } from 'node:net';
import type { Request, Response, Router } from 'express';
import { Router as createRouter } from 'express';
import type { HttpMetrics } from '#apps/api/health/http-metrics';
import type { Database } from '#persistence/database';
import type { BillingProcess } from '#temporal/billing-process';

const PATIENCE_MS = 3_000;

export interface HealthParts {
  readonly database: Database;
  readonly process: BillingProcess;
  readonly smtpUrl: string;
  readonly metrics: HttpMetrics;
}

/** For whoever watches the machine: alive, ready with each part it needs, and figures. None of it names a person or a payer. */
export function healthRoutes(parts: HealthParts): Router {
  const router = createRouter();
  router.get('/health/live', (_request: Request, response: Response) => {
    response.json({ status: 'up' });
  });
  router.get('/health/ready', (_request: Request, response: Response, next) => {
    checkParts(parts).then((checks) => {
      const isReady = Object.values(checks).every((check) => check === 'up');
      response.status(isReady ? 200 : 503).json({ status: isReady ? 'up' : 'down', ...checks });
    }, next);
  });
  router.get('/metrics', (_request: Request, response: Response, next) => {
    parts.metrics.registry.metrics().then((text) => {
      response.type(parts.metrics.registry.contentType).send(text);
    }, next);
  });
  return router;
}

type Check = 'up' | 'down';

async function checkParts({ database, process, smtpUrl }: HealthParts): Promise<{ database: Check; process: Check; mail: Check }> {
  const [record, engine, mail] = await Promise.all([
    asCheck(database.snapshot((transaction) => transaction.query('select 1'))),
    asCheck(process.check()),
    asCheck(reach(smtpUrl)),
  ]);
  return { database: record, process: engine, mail };
}

/** What fails or takes too long is down; why is in the part's own log. */
async function asCheck(work: Promise<unknown>): Promise<Check> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Check>((resolve) => {
    timer = setTimeout(() => resolve('down'), PATIENCE_MS);
  });
  const done = work.then(
    (): Check => 'up',
    (): Check => 'down',
  );
  const check = await Promise.race([done, late]);
  clearTimeout(timer);
  return check;
}

/** A mail server is there when it says anything; that it takes our mails is seen by the mails themselves. */
function reach(smtpUrl: string): Promise<void> {
  const { hostname, port, protocol } = new URL(smtpUrl);
  return new Promise((resolve, reject) => {
    const socket = connect({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port) || (protocol === 'smtps:' ? 465 : 25),
      timeout: PATIENCE_MS,
    });
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
    socket.once('timeout', () => socket.destroy(new Error('the mail server did not answer')));
    socket.once('error', reject);
  });
}

import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { NestFactory, Reflector } from '@nestjs/core';
import { StandardSchemaSerializerInterceptor } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { ApiConfig } from '#apps/api/api-config';
import { ApiModule } from '#apps/api/api-module';
import { ApiParts } from '#apps/api/api-parts';
import { serveConsole } from '#apps/api/console-files';
import { healthRoutes } from '#apps/api/health/health-routes';
import { HttpMetrics } from '#apps/api/health/http-metrics';
import { PartsHealth } from '#apps/api/health/parts-health';
import { API_PREFIX } from '#apps/api/http/api-prefix';
import { createValidationPipe } from '#apps/api/http/invalid-request';
import { ProblemFilter } from '#apps/api/http/problem-filter';
import { identifyRequest } from '#apps/api/http/request-id';
import { logRequests } from '#apps/api/http/request-log';
import { securityHeaders } from '#apps/api/http/security-headers';
import { CaughtMails } from '#apps/api/mailbox/caught-mails';
import { openSignIn } from '#apps/api/sign-in/open-sign-in';
import { SignInModule } from '#apps/api/sign-in/sign-in-module';
import { mustDeclareEveryRoute } from '#apps/api/sign-in/undeclared-routes';
import { refuseUnsafeRole } from '#apps/api/refuse-unsafe-role';
import { findActingPerson } from '#persistence/acting-person';
import type { Log } from '#platform/logging';
import { connectInstallation, disconnect } from '#use-cases/connect-installation';
import { DeskModule } from '#use-cases/desk-module';

const DATABASE_CONNECTIONS = 10;
const CONSOLE_FOLDER = join(__dirname, '..', 'console');

export interface RunningApi {
  readonly port: number;
  stop(): Promise<void>;
}

/** Connects, and answers until stopped. */
export async function startApi(config: ApiConfig, log: Log): Promise<RunningApi> {
  const parts = await connectInstallation(config, { applicationName: 'aconto api', poolSize: DATABASE_CONNECTIONS, actor: findActingPerson });
  await refuseUnsafeRole(parts.database);
  const metrics = new HttpMetrics();
  const signIn = await openSignIn(config);
  const health = new PartsHealth({ ...parts, smtpUrl: config.smtpUrl });
  const mailbox = config.caughtMailDir === null ? null : new CaughtMails(config.caughtMailDir);
  const application = await NestFactory.create<NestExpressApplication>(
    ApiModule.of([DeskModule.of(parts), SignInModule.of({ ...signIn, log })], new ApiParts(health, mailbox, config.procedurePage)),
    { logger: ['error', 'warn'], abortOnError: false },
  );
  mustDeclareEveryRoute(application);
  application.disable('x-powered-by');
  application.setGlobalPrefix(API_PREFIX);
  application.use(identifyRequest, logRequests(log, metrics), securityHeaders());
  application.use(healthRoutes({ health, metrics }));
  application.use(...signIn.routes, ...serveConsole(CONSOLE_FOLDER));
  application.useGlobalPipes(createValidationPipe());
  application.useGlobalInterceptors(new StandardSchemaSerializerInterceptor(application.get(Reflector)));
  application.useGlobalFilters(new ProblemFilter(log));
  await application.listen(config.port, config.host);
  const address: AddressInfo | string | null = application.getHttpServer().address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  signIn.address.listensOn(port);
  log.info({ port }, 'api ready');
  const stop = async () => {
    await application.close();
    await signIn.close();
    await disconnect(parts);
    log.info('api ended');
  };
  return { port, stop };
}

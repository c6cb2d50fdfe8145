import { NestFactory } from '@nestjs/core';
import type { INestApplication } from '@nestjs/common';
import { ApiModule } from '#apps/api/api-module';
import { API_PREFIX } from '#apps/api/http/api-prefix';
import { SignInModule } from '#apps/api/sign-in/sign-in-module';
import { mustDeclareEveryRoute } from '#apps/api/sign-in/undeclared-routes';
import { DeskModule } from '#use-cases/desk-module';

/** The routes without anything behind them: nothing is made and nothing is connected to. */
export async function createDocumentApplication(): Promise<INestApplication> {
  const application = await NestFactory.create(ApiModule.outline([DeskModule.outline(), SignInModule.outline()]), {
    preview: true,
    abortOnError: false,
    logger: ['error'],
  });
  mustDeclareEveryRoute(application);
  application.setGlobalPrefix(API_PREFIX);
  return application;
}

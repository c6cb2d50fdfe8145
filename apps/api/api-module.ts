import { Module, type DynamicModule, type ModuleMetadata } from '@nestjs/common';
import { DocumentsController } from '#apps/api/documents/documents-controller';
import { PayersController } from '#apps/api/payers/payers-controller';
import { RunsController } from '#apps/api/runs/runs-controller';

const CONTROLLERS = [DocumentsController, PayersController, RunsController];

/** All routes of the API. `imports` brings what they call: the use cases of an installation, and sign-in. */
@Module({})
export class ApiModule {
  static of(imports: NonNullable<ModuleMetadata['imports']>): DynamicModule {
    return { module: ApiModule, imports, controllers: CONTROLLERS };
  }
}

import { Module, type DynamicModule, type ModuleMetadata } from '@nestjs/common';
import { AuditController } from '#apps/api/audit/audit-controller';
import { DocumentsController } from '#apps/api/documents/documents-controller';
import { MineController } from '#apps/api/mine/mine-controller';
import { OperationsController } from '#apps/api/operations/operations-controller';
import { OverviewController } from '#apps/api/overview/overview-controller';
import { PayersController } from '#apps/api/payers/payers-controller';
import { PlansController } from '#apps/api/plans/plans-controller';
import { RunContentController } from '#apps/api/runs/run-content-controller';
import { RunsController } from '#apps/api/runs/runs-controller';

const CONTROLLERS = [
  AuditController,
  DocumentsController,
  MineController,
  OperationsController,
  OverviewController,
  PayersController,
  PlansController,
  RunContentController,
  RunsController,
];

/** All routes of the API. `imports` brings what they call: the use cases of an installation, and sign-in. */
@Module({})
export class ApiModule {
  static of(imports: NonNullable<ModuleMetadata['imports']>): DynamicModule {
    return { module: ApiModule, imports, controllers: CONTROLLERS };
  }
}

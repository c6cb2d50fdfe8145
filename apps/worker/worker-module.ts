import { Module, type DynamicModule } from '@nestjs/common';
import { DeskModule, type DeskParts } from '#use-cases/desk-module';
import { ProcedureModule, type ProcedureParts } from '#use-cases/procedure-module';

/** Everything a worker does: the procedure of a run, on the same installation as people's use cases. */
@Module({})
export class WorkerModule {
  static of(parts: DeskParts & ProcedureParts): DynamicModule {
    return { module: WorkerModule, imports: [DeskModule.of(parts), ProcedureModule.of(parts)] };
  }
}

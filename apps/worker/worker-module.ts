import { Module, type DynamicModule } from '@nestjs/common';
import { DeskModule, type DeskParts } from '#use-cases/desk-module';
import type { EInvoiceCarrier } from '#use-cases/carry-e-invoices';
import type { PostOffice } from '#use-cases/dispatch-mails';
import { ProcedureModule } from '#use-cases/procedure-module';
import type { Renderer } from '#use-cases/render-documents';

/** Everything a worker does: the procedure of a run, on the same installation as people's use cases. */
@Module({})
export class WorkerModule {
  static of(
    parts: DeskParts & { readonly renderer: Renderer; readonly postOffice: PostOffice; readonly eInvoiceCarrier: EInvoiceCarrier },
  ): DynamicModule {
    return { module: WorkerModule, imports: [DeskModule.of(parts), ProcedureModule.of(parts)] };
  }
}

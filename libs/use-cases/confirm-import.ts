import { Injectable } from '@nestjs/common';
import type { ImportKind } from '#imports/parse-import';
import { ImportFiles, type ImportReceipt } from '#use-cases/import-files';
import { PlanCalendar } from '#use-cases/plan-calendar';

/** After these there are other billing dates; they are the administrators', who alone may plan. */
const MOVE_THE_CALENDAR: readonly ImportKind[] = ['issuers', 'arrangements'];

/** Imports what a person has previewed, and plans the billing dates anew where it moved them. */
@Injectable()
export class ConfirmImport {
  constructor(
    private readonly imports: ImportFiles,
    private readonly calendar: PlanCalendar,
  ) {}

  async execute(command: Parameters<ImportFiles['confirm']>[0]): Promise<ImportReceipt> {
    const receipt = await this.imports.confirm(command);
    if (receipt.files.some(({ kind }) => MOVE_THE_CALENDAR.includes(kind))) await this.calendar.planAhead();
    return receipt;
  }
}

import { Injectable } from '@nestjs/common';
import { Database } from '#persistence/database';
import { listPeople } from '#persistence/register';
import { agreementFiles, type AgreementToRecord } from '#use-cases/agreement-files';
import { ImportFiles, type ImportPreview, type ImportReceipt } from '#use-cases/import-files';
import type { FileToImport } from '#use-cases/import-one-file';

/**
 * Records an agreement that a person writes down instead of importing it. It becomes the files that would say the same and goes the way of an import:
 * same checks, same rights, kept bytes, same event; open runs are then prepared again.
 */
@Injectable()
export class RecordAgreement {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportFiles,
  ) {}

  /** What recording it would do; nothing is recorded. */
  async preview(command: { readonly agreement: AgreementToRecord; readonly person: string }): Promise<ImportPreview> {
    return await this.imports.preview({ files: await this.filesOf(command), person: command.person });
  }

  /** Records what was previewed; see `ImportFiles.confirm`. */
  async confirm(command: {
    readonly agreement: AgreementToRecord;
    readonly person: string;
    readonly digest: string;
    readonly commandId: string;
  }): Promise<ImportReceipt> {
    const { person, digest, commandId } = command;
    return await this.imports.confirm({ files: await this.filesOf(command), person, digest, commandId });
  }

  private async filesOf({ agreement, person }: { readonly agreement: AgreementToRecord; readonly person: string }): Promise<FileToImport[]> {
    const people = await this.database.read(listPeople);
    return agreementFiles(agreement, people.find(({ id }) => id === person)?.label ?? person);
  }
}

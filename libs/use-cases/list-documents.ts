import { Injectable } from '@nestjs/common';
import { Database } from '#persistence/database';
import { listDocumentPage, type DocumentFilter, type DocumentSort, type ListedDocument } from '#persistence/document-list';
import type { Page, PageRequest } from '#persistence/page-sql';

/** Issued documents a page at a time. */
@Injectable()
export class ListDocuments {
  constructor(private readonly database: Database) {}

  async execute(filter: DocumentFilter, page: PageRequest<DocumentSort>): Promise<Page<ListedDocument>> {
    return await this.database.snapshot((transaction) => listDocumentPage(transaction, filter, page));
  }
}

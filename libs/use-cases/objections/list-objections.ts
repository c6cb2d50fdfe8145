import { Injectable } from '@nestjs/common';
import { Database } from '#persistence/database';
import { listObjections, type AnsweredObjection } from '#persistence/objections';

/** Reads objections, open ones first; over the web only those for the eyes of whoever asks. */
@Injectable()
export class ListObjections {
  constructor(private readonly database: Database) {}

  async execute(of: { readonly issuer?: string; readonly document?: string }): Promise<AnsweredObjection[]> {
    return await this.database.read((transaction) => listObjections(transaction, of));
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secureTable, WHO } from '#persistence/migrations/row-security';

/**
 * Issuers' logos as pictures: each picture once, by the hash of its bytes, and which issuer prints which from when on. A document keeps hash and words of the
 * one that it was issued with, so a picture is never taken away.
 */
export class IssuerLogos1700000000029 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table logo_picture (
        sha256 text primary key check (sha256 = encode(sha256(bytes), 'hex')), bytes bytea not null check (octet_length(bytes) between 1 and 65536)
      );
      create trigger logo_picture_forever before update or delete or truncate on logo_picture for each statement execute function refuse_any_change();
      grant select, insert on logo_picture to aconto_app;

      create table issuer_logo (
        issuer text not null references issuer, recorded_at timestamptz not null, picture text references logo_picture, alt text check (btrim(alt) <> ''),
        recorded_by text not null, primary key (issuer, recorded_at), check ((picture is null) = (alt is null))
      );
      create trigger issuer_logo_forever before update or delete or truncate on issuer_logo for each statement execute function refuse_any_change();
      grant select, insert on issuer_logo to aconto_app;
    `);
    await secureTable(runner, 'logo_picture', { read: WHO.known, add: WHO.administrator });
    await secureTable(runner, 'issuer_logo', { read: WHO.known, add: `${WHO.administrator} and ${WHO.themselves('recorded_by')}` });
  }

  async down(): Promise<void> {
    throw new Error('Records are never dropped: restore a backup instead.');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { anyOf, secureTable, WHO } from '#persistence/migrations/row-security';

/** How each e-invoice got to the access point, and what came back. A row moves along its arrows only; every move is kept. */
export class EInvoiceDeliveries1700000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table e_invoice_delivery (
        number text primary key references e_invoice, state text not null check (state in ('queued', 'handed-over', 'accepted', 'rejected')),
        file_name text unique, token uuid unique, state_at timestamptz not null, detail text,
        check ((state = 'queued') = (file_name is null)), check ((file_name is null) = (token is null))
      );
      create index e_invoice_delivery_open on e_invoice_delivery (state) where state in ('queued', 'handed-over');
      create table e_invoice_event (
        id bigint generated always as identity primary key, number text not null references e_invoice, state text not null, at timestamptz not null, detail text
      );
      create index e_invoice_event_number on e_invoice_event (number);
      create trigger e_invoice_event_forever before update or delete or truncate on e_invoice_event for each statement execute function refuse_any_change();
      create trigger e_invoice_delivery_kept before delete or truncate on e_invoice_delivery for each statement execute function refuse_any_change();

      create function guard_e_invoice_delivery() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' then
          if new.state <> 'queued' then
            raise exception 'an e-invoice begins queued' using errcode = 'AC009';
          end if;
        elsif not ((old.state, new.state) in (('queued', 'handed-over'), ('handed-over', 'accepted'), ('handed-over', 'rejected'))
          and (old.state = 'queued' or (new.file_name, new.token) = (old.file_name, old.token))) then
          raise exception 'e-invoice % is never handed over again: it is %', old.number, old.state using errcode = 'AC009';
        end if;
        insert into e_invoice_event (number, state, at, detail) values (new.number, new.state, new.state_at, new.detail);
        return new;
      end $$;
      create trigger e_invoice_delivery_moves before insert or update on e_invoice_delivery for each row execute function guard_e_invoice_delivery();

      insert into e_invoice_delivery (number, state, state_at) select number, 'queued', rendered_at from e_invoice;
      grant select, insert, update (state, file_name, token, state_at, detail) on e_invoice_delivery to aconto_app;
      grant select, insert on e_invoice_event to aconto_app;
    `);
    const read = anyOf(WHO.deskOfNumber('number'), WHO.auditor, WHO.administrator, WHO.payerOfNumber('number'));
    for (const table of ['e_invoice_delivery', 'e_invoice_event']) await secureTable(runner, table, { read });
  }

  async down(): Promise<void> {
    throw new Error('Records are never dropped: restore a backup instead.');
  }
}

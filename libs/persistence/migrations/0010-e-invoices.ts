import type { MigrationInterface, QueryRunner } from 'typeorm';
import { anyOf, secureTable, WHO } from '#persistence/migrations/row-security';

/** How payers take e-invoices, issuers of both countries, and the XML beside the PDF: made once, as it was sent. */
export class EInvoices1700000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table payer_details
        add column country text not null default 'DK' check (country in ('DK', 'NO')),
        add column e_invoice_profile text not null default 'none' check (e_invoice_profile in ('none', 'peppol-bis-3', 'oioubl-2.1')),
        add column endpoint_scheme text check (endpoint_scheme in ('0088', '0184', '0192')),
        add column endpoint_id text, add column order_reference text, add column person_reference text, add column accounting_string text,
        add check ((endpoint_scheme is null) = (endpoint_id is null)),
        add check (e_invoice_profile = 'none' or endpoint_id is not null),
        add check (e_invoice_profile <> 'oioubl-2.1' or country = 'DK');
      alter table issuer
        add column payment_reference_kind text not null default 'none' check (payment_reference_kind in ('none', 'fik-71', 'fik-75', 'kid-10', 'kid-11', 'rf')),
        add column kid_length int check (kid_length between 4 and 25), add column iban text,
        add column in_foretaksregisteret boolean not null default false, add column logo text;
      update issuer set payment_reference_kind = 'fik-71' where fik_creditor is not null;
      alter table issuer
        add check (payment_reference_kind not in ('fik-71', 'fik-75') or (fik_creditor is not null and country = 'DK')),
        add check (payment_reference_kind not in ('kid-10', 'kid-11') or (kid_length is not null and iban is not null and country = 'NO')),
        add check (payment_reference_kind <> 'rf' or iban is not null);

      create table e_invoice (
        number text primary key references issued_document, profile text not null check (profile in ('peppol-bis-3', 'oioubl-2.1')),
        sha256 text not null, bytes bytea not null, rendered_at timestamptz not null
      );
      create trigger e_invoice_forever before update or delete or truncate on e_invoice for each statement execute function refuse_any_change();
      grant select, insert on e_invoice to aconto_app;

      create or replace function guard_payer_details() returns trigger language plpgsql
        security definer set search_path = public, pg_temp as $$
      begin
        if new.version > 1 and not exists (select 1 from payer_change c where c.payer = new.payer and c.version = new.version
          and c.proposed_by = new.proposed_by and c.approved_by = new.approved_by
          -- A change proposed before e-invoices says nothing of them.
          and (jsonb_build_object('country', 'DK', 'eInvoiceProfile', 'none', 'endpointScheme', null, 'endpointId', null, 'orderReference', null,
            'personReference', null, 'accountingString', null) || c.details) @> jsonb_build_object('name', new.name, 'cvr', new.cvr, 'ean', new.ean, 'street', new.street, 'postcode', new.postcode, 'city', new.city,
            'email', new.email, 'language', new.language, 'country', new.country, 'eInvoiceProfile', new.e_invoice_profile,
            'endpointScheme', new.endpoint_scheme, 'endpointId', new.endpoint_id, 'orderReference', new.order_reference,
            'personReference', new.person_reference, 'accountingString', new.accounting_string)) then
          raise exception 'details of payer % that no two people have agreed on', new.payer using errcode = 'AC004';
        end if;
        return new;
      end $$;
    `);
    await secureTable(runner, 'e_invoice', { read: anyOf(WHO.deskOfNumber('number'), WHO.auditor, WHO.payerOfNumber('number')) });
  }

  async down(): Promise<void> {
    throw new Error('Records are never dropped: restore a backup instead.');
  }
}

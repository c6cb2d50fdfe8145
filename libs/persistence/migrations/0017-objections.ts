import type { MigrationInterface, QueryRunner } from 'typeorm';
import { anyOf, secureTable, WHO, type WebPolicies } from '#persistence/migrations/row-security';

/** A payer's objection to a document, and the issuer's answer. Both stand as they were given. */
export class Objections1700000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table objection (
        id text primary key, document text not null references issued_document, position int not null check (position > 0), payer text not null references payer,
        person text not null references person, filed_at timestamptz not null, answer_due_on date not null, text text not null check (btrim(text) <> ''),
        unique (document, position), check (id = document || '/' || position)
      );
      create index objection_payer on objection (payer);
      create table objection_answer (
        objection text primary key references objection, outcome text not null check (outcome in ('upheld', 'rejected')),
        person text not null references person, answered_at timestamptz not null, reason text not null check (btrim(reason) <> '')
      );
    `);
    for (const [table, web] of Object.entries(TABLES)) {
      await runner.query(`
        create trigger ${table}_forever before update or delete or truncate on ${table} for each statement execute function refuse_any_change();
        grant select, insert on ${table} to aconto_app;
      `);
      await secureTable(runner, table, web);
    }
    await runner.query(RULES);
  }

  async down(): Promise<void> {
    throw new Error('Records are never dropped: restore a backup instead.');
  }
}

const TABLES: Readonly<Record<string, WebPolicies>> = {
  objection: {
    read: anyOf(WHO.deskOfNumber('document'), WHO.auditor, WHO.payer('payer')),
    add: `${WHO.payer('payer')} and ${WHO.themselves('person')}`,
  },
  objection_answer: {
    read: `exists (select 1 from objection o where o.id = objection_answer.objection)`,
    add: `${WHO.themselves('person')} and exists (select 1 from objection o where o.id = objection_answer.objection and ${WHO.deskOfNumber('o.document')})`,
  },
};

/** Filed for the payer of an issued document, one at a time; answered once, at the desk of its issuer. */
const RULES = `
  create function acts_for_payer(who text, wanted text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    with recursive answering as (select code, successor from payer where code = wanted union select p.code, p.successor from payer p join answering a on p.code = a.successor)
    select exists (select 1 from answering where has_role(who, 'payer', code));
  $$;

  create function guard_objection() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    if not exists (select 1 from issued_document where number = new.document and payer = new.payer and kind <> 'internal') then
      raise exception '% is no document of payer %', new.document, new.payer using errcode = 'AC014';
    end if;
    if not acts_for_payer(new.person, new.payer) then
      raise exception '% does not act for payer %', new.person, new.payer using errcode = 'AC003';
    end if;
    if exists (select 1 from objection o where o.document = new.document and not exists (select 1 from objection_answer a where a.objection = o.id)) then
      raise exception 'an objection to % waits for its answer', new.document using errcode = 'AC014';
    end if;
    return new;
  end $$;
  create trigger objection_fits before insert on objection for each row execute function guard_objection();

  create function guard_objection_answer() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    if not is_at_desk_of(new.person, (select r.issuer from objection o join issued_document i on i.number = o.document join invoice_run r on r.id = i.run where o.id = new.objection)) then
      raise exception '% does not work at the desk of the issuer', new.person using errcode = 'AC003';
    end if;
    return new;
  end $$;
  create trigger objection_answer_fits before insert on objection_answer for each row execute function guard_objection_answer();
`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** New details of a payer are those that one person has proposed and another has approved, whoever writes them. */
export class PayerChanges1700000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The version whose details the change was made from: approved on top of another, it would undo that one unseen.
      alter table payer_change add column based_on int not null;

      create function has_desk_role(who text) returns boolean language sql stable as $$
        select exists (select 1 from person_role where person = who and role in ('officer', 'approver')
          and valid_from <= current_date and (valid_until is null or current_date < valid_until));
      $$;

      create function guard_payer_change() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' then
          if num_nonnulls(new.approved_by, new.approved_at, new.version) > 0 then
            raise exception 'a change is proposed first' using errcode = 'AC004';
          end if;
          if not has_desk_role(new.proposed_by) then
            raise exception '% may not propose a change', new.proposed_by using errcode = 'AC003';
          end if;
          new.based_on := (select max(version) from payer_details where payer = new.payer);
          return new;
        end if;
        if old.approved_by is not null then
          raise exception 'an approved change does not change' using errcode = 'AC006';
        end if;
        if new.approved_by is null or new.approved_at is null or new.version is null or new.approved_by = old.proposed_by then
          raise exception 'a change is approved by another person than the one who proposed it' using errcode = 'AC004';
        end if;
        if not has_desk_role(new.approved_by) then
          raise exception '% may not approve a change', new.approved_by using errcode = 'AC003';
        end if;
        if (select max(version) from payer_details where payer = old.payer) <> old.based_on or new.version <> old.based_on + 1 then
          raise exception 'payer % has changed since: propose again', old.payer using errcode = 'AC011';
        end if;
        return new;
      end $$;
      create trigger payer_change_two_people before insert or update on payer_change for each row execute function guard_payer_change();
      create trigger payer_change_kept before delete or truncate on payer_change for each statement execute function refuse_any_change();

      create function guard_payer_details() returns trigger language plpgsql as $$
      begin
        if new.version > 1 and not exists (select 1 from payer_change c where c.payer = new.payer and c.version = new.version
          and c.proposed_by = new.proposed_by and c.approved_by = new.approved_by
          and c.details @> jsonb_build_object('name', new.name, 'cvr', new.cvr, 'ean', new.ean, 'street', new.street, 'postcode', new.postcode, 'city', new.city,
            'email', new.email, 'language', new.language)) then
          raise exception 'details of payer % that no two people have agreed on', new.payer using errcode = 'AC004';
        end if;
        return new;
      end $$;
      create trigger payer_details_two_people before insert on payer_details for each row execute function guard_payer_details();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Records are never dropped: restore a backup instead.');
  }
}

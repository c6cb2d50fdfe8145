import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The outbox. A row's state moves, its message does not; every move is kept in mail_event. */
export class Mail1700000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table mail (
        id text primary key, kind text not null check (kind in ('document', 'resend', 'reminder', 'anchor')),
        number text references issued_document, run text references invoice_run, ordinal int, address text, language text not null, message_id text not null unique,
        state text not null check (state in ('queued', 'no-address', 'claimed', 'handed-over', 'sent', 'refused', 'unknown', 'bounced')),
        fence bigint not null default 0, attempt int not null default 0, detail text, next_try_at timestamptz,
        queued_at timestamptz not null, state_at timestamptz not null, content jsonb not null
      );
      create unique index mail_once_a_document on mail (number) where kind = 'document';
      create index mail_run on mail (run, ordinal);
      create index mail_open on mail (state) where state in ('queued', 'claimed', 'handed-over', 'unknown');
      create sequence mail_fence;
      create table mail_event (
        id bigint generated always as identity primary key, mail text not null, state text not null, at timestamptz not null, detail text, person text
      );
      create index mail_event_mail on mail_event (mail);
      create trigger mail_event_forever before update or delete or truncate on mail_event for each statement execute function refuse_any_change();
      create trigger mail_kept before delete or truncate on mail for each statement execute function refuse_any_change();

      create function guard_mail_transition() returns trigger language plpgsql as $$
      begin
        -- Only two things prove that nothing was accepted after the mark: the server's own temporary refusal (4xx), and a journal that stays silent for
        -- longer than a server may take.
        if (old.state, new.state) = ('handed-over', 'queued') and new.fence = old.fence and new.detail ~ '^4[0-9][0-9] ' then
          return new;
        end if;
        if old.state in ('handed-over', 'unknown') and new.state = 'queued' and new.fence = old.fence and new.detail ~ '^not in the journal [0-9]+ s ' then
          return new;
        end if;
        if old.state in ('no-address', 'handed-over', 'sent', 'refused', 'unknown', 'bounced') and new.state in ('queued', 'claimed', 'handed-over')
          and old.state <> new.state then
          raise exception 'mail % is never handed over again: it is %', old.id, old.state using errcode = 'AC009';
        end if;
        return new;
      end $$;
      create trigger mail_transition before update of state on mail for each row execute function guard_mail_transition();

      create function refuse_mail_not_queued() returns trigger language plpgsql as $$
      begin
        raise exception 'a mail begins queued, or without an address as one that cannot be' using errcode = 'AC009';
      end $$;
      create trigger mail_begins before insert on mail for each row
        when (new.state is distinct from case when new.address is null then 'no-address' else 'queued' end or new.attempt <> 0 or new.fence <> 0)
        execute function refuse_mail_not_queued();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Records are never dropped: restore a backup instead.');
  }
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser, type ParsedMail } from 'mailparser';
import { collectFiles } from '#apps/cli/commands/import';
import type { StandingMeeting } from '#domain/committee/notice';
import { listMeetings } from '#persistence/committee';
import { ChangeMeeting, type MeetingChange } from '#use-cases/cost-basis/change-meeting';
import { FindRoundPosition, remarksEndAt } from '#use-cases/cost-basis/find-round-position';
import { ImportCostBasis } from '#use-cases/cost-basis/import-cost-basis';
import { InviteToMeetings } from '#use-cases/cost-basis/invite-to-meetings';
import { RecordCommittee } from '#use-cases/cost-basis/record-committee';
import { RemindCommittee } from '#use-cases/cost-basis/remind-committee';
import { SendOutVersion } from '#use-cases/cost-basis/send-out-version';
import { ShowRound } from '#use-cases/cost-basis/show-round';
import { DispatchMails } from '#use-cases/dispatch-mails';
import { ImportFiles } from '#use-cases/import-files';
import { TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';

/** A round of a basis in the summer of 2026, with the clock set to each of its days. Each test goes on where the last one ended. */
const EXAMPLE = join(__dirname, '..', '..', 'example', 'nhn');
const VERSION = { basis: 'NHN-2024', number: 1 } as const;
const SECRETARIAT = 'secretariat-tbu';
const MEMBERS = ['member-gp', 'member-health-authorities', 'member-municipalities', 'member-pharmacies'];
const KEEPERS = ['preparer-nhn', SECRETARIAT];

let aconto: TestInstallation;

beforeAll(async () => {
  aconto = await TestInstallation.start({ temporal: await createTestNamespace(), now: '2026-06-01T09:00:00.000Z', profile: 'production' });
  await aconto.asOwner(async (client) => {
    await client.query(`insert into person (id, label, email) values ('administrator', 'Administrator', 'administrator@aconto.example')`);
    await client.query(`insert into person_role (person, role, scope, valid_from) values ('administrator', 'administrator', '', '2020-01-01')`);
  });
  const reports = await aconto.get(ImportFiles).execute({ files: await collectFiles([join(EXAMPLE, 'register')]), person: 'administrator' });
  expect(reports.map((report) => report.outcome)).toEqual(['recorded', 'recorded', 'recorded']);
}, 120_000);

afterAll(async () => {
  await aconto.stop();
});

async function record(sheet: string, text: string): Promise<void> {
  const files = new Map([[sheet, { name: `${sheet}.csv`, bytes: Buffer.from(text) }]]);
  const recorded = await aconto.get(RecordCommittee).importSheets({ files, version: VERSION, person: SECRETARIAT });
  if (recorded.outcome === 'refused') throw new Error(JSON.stringify(recorded.issues));
}

async function change(what: Partial<MeetingChange>): Promise<void> {
  await aconto.get(ChangeMeeting).execute({ ...aconto.commandOf(SECRETARIAT), meeting: 'TBU-2026-1', reason: 'Salen er opptatt', ...what });
}

async function standing(): Promise<StandingMeeting | undefined> {
  return (await aconto.database.read(listMeetings)).find((meeting) => meeting.code === 'TBU-2026-1');
}

/** Delivers these mails and reads them from the mailbox, by the last part of their id, who is told. */
async function deliver(mails: readonly string[]): Promise<Map<string, ParsedMail>> {
  for (const mail of mails) await aconto.get(DispatchMails).dispatchMail(mail, true);
  const rows = await aconto.query<{ id: string; messageId: string; state: string }>(
    `select id, message_id as "messageId", state from mail where id = any($1)`,
    [mails],
  );
  expect(rows.map((row) => row.state)).toEqual(mails.map(() => 'sent'));
  const folder = join(aconto.folder, 'mail', 'new');
  const read = await Promise.all(readdirSync(folder).map(async (file) => await simpleParser(readFileSync(join(folder, file)))));
  return new Map(rows.map((row) => [row.id.split('/').at(-1) ?? '', read.find((mail) => mail.messageId === row.messageId) ?? missing(row.id)]));
}

function missing(id: string): never {
  throw new Error(`${id} is not in the mailbox`);
}

function appointmentIn(mail: ParsedMail | undefined): string {
  return (mail?.attachments[0]?.content.toString('utf8') ?? '').replaceAll(/\r?\n[ \t]/g, '');
}

const recipientsOf = (mails: ReadonlyMap<string, ParsedMail>) => [...mails.keys()].sort();
const remind = (about: Parameters<RemindCommittee['execute']>[0]['about']) => aconto.get(RemindCommittee).execute({ ...VERSION, about });

describe('invitations', () => {
  it('go once to members, secretariat and preparer, for the whole day while no hour is decided; not to a meeting that was held', async () => {
    await record(
      'meetings',
      'code,number,on,starts_at,duration_minutes,place,decided_in,basis_year\nTBU-2026-1,1/2026,2026-06-26,,180,Teams,,2024\nTBU-2025-9,9/2025,2025-12-12,,60,Teams,,2024\n',
    );
    expect(await aconto.get(InviteToMeetings).isAnyWaiting()).toBe(true);
    const mails = await deliver(await aconto.get(InviteToMeetings).execute());
    expect(recipientsOf(mails)).toEqual([...MEMBERS, ...KEEPERS].sort());
    expect(mails.get('member-gp')?.subject).toBe('Innkalling til møte 1/2026');
    expect(appointmentIn(mails.get('member-gp'))).toMatch(
      /METHOD:REQUEST[\s\S]*UID:TBU-2026-1@aconto\.example\r?\nSEQUENCE:0[\s\S]*DTSTART;VALUE=DATE:20260626/,
    );
    expect(await aconto.get(InviteToMeetings).execute()).toEqual([]);
    expect(await aconto.get(InviteToMeetings).isAnyWaiting()).toBe(false);
  });

  it('follow the meeting when its hour is decided and when it moves: the same appointment, one sequence higher, at Norwegian time', async () => {
    await change({ startsAt: '09:00' });
    await change({ on: '2026-06-25' });
    const mails = await deliver(await aconto.get(InviteToMeetings).execute());
    expect(mails.get('member-gp')?.text).toContain('Begrunnelse: Salen er opptatt');
    expect(appointmentIn(mails.get('member-gp'))).toMatch(
      /METHOD:REQUEST[\s\S]*UID:TBU-2026-1@aconto\.example\r?\nSEQUENCE:2[\s\S]*DTSTART:20260625T070000Z\r?\nDTEND:20260625T100000Z/,
    );
  });

  it('are not made by somebody who keeps no minutes, for no reason, for no change, for a day that has passed or an hour there is not', async () => {
    await expect(change({ person: 'member-gp', place: 'Oslo' })).rejects.toMatchObject({ code: 'role-missing' });
    await expect(change({ reason: ' ', place: 'Oslo' })).rejects.toMatchObject({ code: 'reason-missing' });
    await expect(change({ on: '2026-06-25' })).rejects.toMatchObject({ code: 'meeting-unchanged' });
    await expect(change({ on: '2026-05-31' })).rejects.toMatchObject({ code: 'meeting-past' });
    await expect(change({ startsAt: '24:00' })).rejects.toMatchObject({ code: 'time-malformed' });
    await expect(change({ meeting: 'TBU-2025-9', place: 'Oslo' })).rejects.toMatchObject({ code: 'meeting-past' });
    expect((await standing())?.sequence).toBe(2);
  });
});

describe('reminders of a round', () => {
  it('begin with the version that is sent out: members hear until when remarks are taken', async () => {
    const folder = join(EXAMPLE, 'versions', '2');
    const files = new Map(readdirSync(folder).map((name) => [name.replace('.csv', ''), { name, bytes: readFileSync(join(folder, name)) }]));
    await aconto.get(ImportCostBasis).execute({ files, issuer: 'NHN', person: 'preparer-nhn' });
    const sendOut = { ...VERSION, ...aconto.commandOf('preparer-nhn'), meeting: 'TBU-2026-1', on: null };
    const ids = await aconto.get(SendOutVersion).execute(sendOut);
    expect(await aconto.get(SendOutVersion).execute(sendOut)).toEqual(ids);
    const mails = await deliver(ids);
    expect(recipientsOf(mails)).toEqual([...MEMBERS, SECRETARIAT].sort());
    expect(mails.get('member-gp')?.text).toContain('Frist for merknader: 22.06.2026');
  });

  it('fall on mornings by Norwegian clocks, and the window ends with its last day, summer and winter', async () => {
    const position = await aconto.get(FindRoundPosition).execute(VERSION);
    expect(position?.remarksEndAt).toBe('2026-06-22T22:00:00.000Z');
    expect(remarksEndAt('2026-12-10')).toBe('2026-12-10T23:00:00.000Z');
    expect(position?.reminders).toEqual([
      { about: 'remarks-closing', at: '2026-06-20T06:00:00.000Z' },
      { about: 'answers-due', at: '2026-06-23T06:00:00.000Z' },
      { about: 'follow-ups-due', at: '2026-06-23T06:00:00.000Z' },
      { about: 'meeting-near', at: '2026-06-24T06:00:00.000Z' },
    ]);
  });

  it('are shown with the round, which says what it waits for, from whom and until when', async () => {
    const [round] = await aconto.get(ShowRound).list(VERSION.basis);
    expect(round?.waitsFor).toEqual([{ step: 'close-remarks', number: 1, roles: ['preparer', 'secretariat'], until: '2026-06-22' }]);
    expect(round?.reminders[0]).toEqual({ about: 'remarks-closing', on: '2026-06-20' });
    expect(await aconto.get(ShowRound).list('NHN-1999')).toEqual([]);
  });

  it('are made when their time has come, once, and not before', async () => {
    aconto.clock.set('2026-06-20T05:59:00.000Z');
    expect(await remind('remarks-closing')).toEqual([]);
    aconto.clock.set('2026-06-20T06:00:00.000Z');
    const mails = await deliver(await remind('remarks-closing'));
    expect(recipientsOf(mails)).toEqual(MEMBERS);
    expect(await remind('remarks-closing')).toEqual([]);
    expect((await aconto.get(FindRoundPosition).execute(VERSION))?.reminders.map(({ about }) => about)).not.toContain('remarks-closing');
  });

  it('tell secretariat and preparer which remarks have no answer, and what was promised to the meeting and no version shows', async () => {
    const remarks =
      'R1,gp,version,,,question,Hva er drevet av fastlegene?,2026-06-19,\nR2,pharmacies,version,,,wish,SFM for seg,2026-06-19,\nR3,gp,version,,,statement,Takk,2026-06-19,\n';
    await record('remarks', `code,sector,of,target,sheet,kind,text,on,case\n${remarks}`);
    await record('answers', 'remark,by,text,on\nR2,preparer,Det gjør vi,2026-06-20\n');
    await record('followUps', `code,remark,owner,promise,due_meeting,sign\nF1,R2,økonomi,SFM for seg,TBU-2026-1,"{""sign"": ""by-person""}"\n`);
    aconto.clock.set('2026-06-23T06:00:00.000Z');
    const answers = await deliver(await remind('answers-due'));
    expect(recipientsOf(answers)).toEqual(KEEPERS);
    expect(answers.get(SECRETARIAT)?.text).toContain('- R1 (Fastlege): Hva er drevet av fastlegene?');
    expect(answers.get(SECRETARIAT)?.text).not.toMatch(/R2|R3/);
    expect((await deliver(await remind('follow-ups-due'))).get(SECRETARIAT)?.text).toContain('- F1 (økonomi): SFM for seg');
  });

  it('follow the meeting that moves, of which everybody is reminded, and end when it is dropped', async () => {
    await change({ on: '2026-06-29', reason: 'Flere må reise' });
    aconto.clock.set('2026-06-28T07:00:00.000Z');
    expect(recipientsOf(await deliver(await remind('meeting-near')))).toEqual([...MEMBERS, ...KEEPERS].sort());
    await change({ isDropped: true, reason: 'Behandles skriftlig' });
    expect((await aconto.get(FindRoundPosition).execute(VERSION))?.reminders).toEqual([]);
    const mails = await deliver(await aconto.get(InviteToMeetings).execute());
    expect(appointmentIn(mails.get('member-gp'))).toMatch(/METHOD:CANCEL[\s\S]*SEQUENCE:4[\s\S]*STATUS:CANCELLED/);
    await expect(change({ place: 'Oslo' })).rejects.toMatchObject({ code: 'meeting-dropped' });
  });
});

describe('the record', () => {
  it('lets no meeting come back, no change be unnumbered, and no version be sent out beside another', async () => {
    const owner = (sql: string) => aconto.asOwner((client) => client.query(sql));
    const insert = (values: string) =>
      owner(
        `insert into committee_meeting_change (meeting, sequence, on_day, duration_minutes, place, is_dropped, reason, recorded_by, recorded_at) values (${values})`,
      );
    await expect(insert(`'TBU-2026-1', 5, '2026-07-01', 60, 'Oslo', false, 'x', 'y', now()`)).rejects.toThrow(/not held again/);
    await expect(insert(`'TBU-2025-9', 2, '2026-07-01', 60, 'Oslo', false, 'x', 'y', now()`)).rejects.toThrow(/numbered after the last/);
    await expect(owner(`delete from cost_basis_reminder`)).rejects.toThrow(/only ever added/);
    await expect(
      owner(`with draft as (insert into cost_basis_version (basis, number, state, content, digest, made_by, made_at)
        select basis, 2, 'draft', content, digest, made_by, made_at from cost_basis_version where number = 1 returning number) select * from draft`).then(
        () =>
          owner(
            `update cost_basis_version set state = 'sent-out', sent_out_by = 'x', sent_out_on = '2026-07-01', sent_out_at = now(), meeting = 'x', remarks_until = '2026-07-01' where number = 2`,
          ),
      ),
    ).rejects.toThrow(/not sent out beside/);
  });
});

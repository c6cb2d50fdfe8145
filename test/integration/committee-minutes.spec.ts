import { join } from 'node:path';
import { collectFiles } from '#apps/cli/commands/import';
import { CallMeeting } from '#use-cases/cost-basis/call-meeting';
import { ChangeMeeting } from '#use-cases/cost-basis/change-meeting';
import { KeepMinutes } from '#use-cases/cost-basis/keep-minutes';
import { ViewMeeting } from '#use-cases/cost-basis/view-meeting';
import { ImportFiles } from '#use-cases/import-files';
import { TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';

/** One meeting from its call to its minutes, with the clock set to the days of it. Each test goes on where the last one ended. */
const EXAMPLE = join(__dirname, '..', '..', 'example', 'nhn');
const SECRETARIAT = 'secretariat-tbu';
const MEETING = 'TBU-2026-9';

let aconto: TestInstallation;
let minutes: KeepMinutes;

beforeAll(async () => {
  aconto = await TestInstallation.start({ temporal: await createTestNamespace(), now: '2026-06-01T09:00:00.000Z', profile: 'production' });
  await aconto.asOwner(async (client) => {
    await client.query(`insert into person (id, label, email) values ('administrator', 'Administrator', 'administrator@aconto.example')`);
    await client.query(`insert into person_role (person, role, scope, valid_from) values ('administrator', 'administrator', '', '2020-01-01')`);
  });
  await aconto.get(ImportFiles).execute({ files: await collectFiles([join(EXAMPLE, 'register')]), person: 'administrator' });
  const meeting = {
    code: MEETING,
    number: '9/2026',
    on: '2026-06-20',
    startsAt: '09:00',
    durationMinutes: 120,
    place: 'Teams',
    decidedIn: null,
    basisYear: 2027,
  };
  await aconto.get(CallMeeting).execute({ ...aconto.commandOf(SECRETARIAT), meeting });
  minutes = aconto.get(KeepMinutes);
}, 120_000);

afterAll(async () => {
  await aconto.stop();
});

const act = (person = SECRETARIAT) => ({ ...aconto.commandOf(person), meeting: MEETING });
const view = async (person = SECRETARIAT) => await aconto.get(ViewMeeting).execute(MEETING, person);

describe('an agenda', () => {
  it('takes numbered cases before the meeting, one after the other, each number once', async () => {
    expect((await view()).nextCase).toBe('01/26');
    const first = { ...act(), number: '01/26', type: 'decision', title: 'Innkalling og dagsorden' } as const;
    await minutes.addCase(first);
    await minutes.addCase(first);
    await minutes.addCase({ ...act(), number: '02/26', type: 'discussion', title: 'Tallgrunnlaget for 2027' });
    await expect(minutes.addCase({ ...act(), number: '02/26', type: 'information', title: 'En annen' })).rejects.toMatchObject({
      code: 'case-known',
    });
    const { cases, nextCase } = await view();
    expect([cases.map(({ number, position }) => [number, position]), nextCase]).toEqual([
      [
        ['01/26', 1],
        ['02/26', 2],
      ],
      '03/26',
    ]);
  });

  it('is the secretariat’s alone', async () => {
    for (const person of ['member-gp', 'preparer-nhn', 'finance-4601']) {
      await expect(minutes.addCase({ ...act(person), number: '03/26', type: 'decision', title: 'Noe' })).rejects.toMatchObject({
        code: 'role-missing',
      });
    }
    const { actions } = await view('member-gp');
    expect(new Set(actions.map(({ unavailableBecause }) => unavailableBecause))).toEqual(new Set(['role-missing']));
  });

  it('gets no outcome before the day of the meeting, which may have moved', async () => {
    const outcome = { case: '01/26', outcome: 'Godkjent' };
    aconto.clock.set('2026-06-20T08:00:00.000Z');
    await aconto.get(ChangeMeeting).execute({ ...act(), on: '2026-06-24', startsAt: null, reason: 'Salen er opptatt' });
    await expect(minutes.recordOutcome({ ...act(), ...outcome })).rejects.toMatchObject({ code: 'meeting-not-held' });
    const { meeting, changes } = await view();
    expect([meeting.on, meeting.startsAt, changes.map(({ on, startsAt, reason }) => [on, startsAt, reason])]).toEqual([
      '2026-06-24',
      null,
      [['2026-06-24', null, 'Salen er opptatt']],
    ]);
    aconto.clock.set('2026-06-24T12:00:00.000Z');
    await minutes.recordOutcome({ ...act(), ...outcome });
    await expect(minutes.recordOutcome({ ...act(), case: '01/26', outcome: 'Ikke godkjent' })).rejects.toMatchObject({ code: 'case-decided' });
    await expect(minutes.recordOutcome({ ...act(), case: '77/26', outcome: 'Noe' })).rejects.toMatchObject({ code: 'case-unknown' });
    expect((await view()).cases.map((row) => row.outcome)).toEqual(['Godkjent', null]);
  });
});

describe('attendance and positions', () => {
  it('are by sector and role, each said once', async () => {
    await minutes.recordAttendance({ ...act(), sector: 'municipalities', role: 'member', presence: 'present', count: 4 });
    await minutes.recordAttendance({ ...act(), sector: 'municipalities', role: 'member', presence: 'absent', count: 1 });
    await expect(
      minutes.recordAttendance({ ...act(), sector: 'municipalities', role: 'member', presence: 'present', count: 5 }),
    ).rejects.toMatchObject({ code: 'attendance-known' });
    await minutes.recordPosition({ ...act(), case: '02/26', sector: 'gp', text: 'Fastlegenes andel må vises' });
    await expect(minutes.recordPosition({ ...act(), case: '11/23', sector: 'gp', text: 'Noe' })).rejects.toMatchObject({ code: 'case-unknown' });
    const { attendance, positions } = await view();
    expect(attendance.map(({ presence, count }) => [presence, count])).toEqual([
      ['present', 4],
      ['absent', 1],
    ]);
    expect(positions).toEqual([{ meeting: MEETING, case: '02/26', sector: 'gp', text: 'Fastlegenes andel må vises' }]);
  });

  it('stand in the audit trail, each act once', async () => {
    const events = await aconto.query<{ data: string }>(
      `select data from audit_event where type = 'committee-recorded' and subject = $1 order by seq`,
      [MEETING],
    );
    expect(events.map(({ data }) => Object.keys(JSON.parse(data)).sort().join())).toEqual([
      'number,title,type',
      'number,title,type',
      'case,outcome',
      'count,presence,role,sector',
      'count,presence,role,sector',
      'case,sector,text',
    ]);
  });

  it('of a meeting that was dropped there are none', async () => {
    const code = 'TBU-2026-10';
    const meeting = {
      code,
      number: '10/2026',
      on: '2026-07-01',
      startsAt: null,
      durationMinutes: 60,
      place: 'Teams',
      decidedIn: null,
      basisYear: 2027,
    };
    await aconto.get(CallMeeting).execute({ ...aconto.commandOf(SECRETARIAT), meeting });
    await aconto.get(ChangeMeeting).execute({ ...act(), meeting: code, isDropped: true, reason: 'Behandles skriftlig' });
    await expect(minutes.addCase({ ...act(), meeting: code, number: '03/26', type: 'decision', title: 'Noe' })).rejects.toMatchObject({
      code: 'meeting-dropped',
    });
    await expect(minutes.addCase({ ...act(), meeting: 'TBU-0', number: '03/26', type: 'decision', title: 'Noe' })).rejects.toMatchObject({
      code: 'meeting-unknown',
    });
  });
});

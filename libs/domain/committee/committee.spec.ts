import { isShownIn } from '#domain/committee/check-follow-up';
import { followUpStatus } from '#domain/committee/follow-up-state';
import { meetingTimes, type Meeting } from '#domain/committee/meeting';
import type { FollowUp, FollowUpSign } from '#domain/committee/remark';
import { remarksUntilOf, reminderDays } from '#domain/committee/round-times';
import { letsNextFollow, mayFollow, mustFollow } from '#domain/committee/version-state';
import { sampleVersion } from '#domain/cost-basis/testing/sample-version';

const whole = sampleVersion({ number: 2 });
const poor = sampleVersion({
  columns: whole.columns.slice(1),
  costs: whole.costs.filter((row) => row.column !== 'result-2022'),
  driverFigures: whole.driverFigures.filter((row) => row.column !== 'forecast-2023').map((row) => ({ ...row, decision: null })),
  risks: [],
  carried: [],
  sectorWeights: whole.sectorWeights.filter((row) => row.sector !== 'gp'),
  accounts: [],
  volumes: [],
  components: whole.components.map((row) => ({ ...row, solution: null, upkeepPercent: null, investmentPercent: null })),
  services: whole.services.map((row) => ({ ...row, downtimeConsequence: null })),
});

const SIGNS: readonly FollowUpSign[] = [
  { sign: 'result-of-year', year: 2022 },
  { sign: 'carried-result-in-bridge' },
  { sign: 'risk-visible' },
  { sign: 'solution-isolated', solution: 'NEW' },
  { sign: 'gp-apart' },
  { sign: 'decisions-named', service: 'S1' },
  { sign: 'investment-share-stated', component: 'NEW' },
  { sign: 'account', kind: 'benefit' },
  { sign: 'quality-stated', service: 'S1' },
  { sign: 'unit-costs-over-time' },
  { sign: 'upkeep-stated' },
];

describe('a sign that a promise was kept', () => {
  it.each(SIGNS.map((sign) => [sign.sign, sign] as const))('%s is in the version that has it, and not in the one that lacks it', (_name, sign) => {
    expect([isShownIn(poor, sign), isShownIn(whole, sign)]).toEqual([false, true]);
  });

  it('is a changed title, word for word', () => {
    const sign = { sign: 'driver-titled', driver: 'law-consequences', title: 'Endrede forutsetninger' } as const;
    expect([isShownIn(whole, sign), isShownIn(whole, { ...sign, title: 'Konsekvenser av lovforståelse' })]).toEqual([true, false]);
  });

  it('is not there while one part of a solution still stands among the others', () => {
    const components = whole.components.map((row) => (row.code === 'C1' ? { ...row, solution: 'NEW' } : row));
    expect(isShownIn({ ...whole, components }, { sign: 'solution-isolated', solution: 'NEW' })).toBe(false);
  });

  it('counts the services that a component serves', () => {
    expect(isShownIn(whole, { sign: 'serves-services', component: 'NEW', atLeast: 2 })).toBe(true);
    expect(isShownIn(whole, { sign: 'serves-services', component: 'NEW', atLeast: 3 })).toBe(false);
  });

  it('can be nothing that a figure shows', () => {
    expect(isShownIn(whole, { sign: 'by-person' })).toBeNull();
    expect(isShownIn(whole, { sign: 'explained', service: 'S1' })).toBe(false);
  });
});

describe('a follow-up item', () => {
  const followUp: FollowUp = {
    code: 'F1',
    remark: 'R1',
    owner: 'økonomi',
    promise: 'viser risiko',
    dueMeeting: 'M2',
    sign: { sign: 'risk-visible' },
  };
  const known = { laterVersions: [poor, whole], confirmedByPerson: false, dueOn: '2023-11-01', today: '2023-10-01' };

  it('is met by the first version that shows it', () => {
    expect(followUpStatus(followUp, known)).toEqual({ followUp, state: 'met', metInVersion: 2 });
  });

  it('is open until the day of its meeting and overdue after it', () => {
    expect(followUpStatus(followUp, { ...known, laterVersions: [poor] }).state).toBe('open');
    expect(followUpStatus(followUp, { ...known, laterVersions: [poor], today: '2023-11-02' }).state).toBe('overdue');
  });

  it("is met by a person's word where no version shows it", () => {
    expect(followUpStatus(followUp, { ...known, laterVersions: [], confirmedByPerson: true })).toEqual({
      followUp,
      state: 'met',
      metInVersion: null,
    });
  });
});

describe('a version on its way', () => {
  it('is decided only after it was put forward, and charged only when decided', () => {
    expect(mayFollow('advised', 'decided')).toBe(false);
    expect(mayFollow('put-forward', 'decided')).toBe(true);
    expect(mayFollow('decided', 'charged')).toBe(true);
    expect(() => mustFollow('advised', 'charged')).toThrow(expect.objectContaining({ code: 'version-in-other-state' }));
  });

  it('is followed by the next once it was discussed, and never overtaken while it is open or lies before the ministry', () => {
    expect((['remarks-closed', 'advised', 'superseded'] as const).every(letsNextFollow)).toBe(true);
    expect((['draft', 'sent-out', 'put-forward', 'decided', 'charged'] as const).some(letsNextFollow)).toBe(false);
  });

  it('has a window for remarks that closes three days before the meeting, but not before it opened', () => {
    expect(remarksUntilOf('2023-08-11', '2023-08-25')).toBe('2023-08-22');
    expect(remarksUntilOf('2023-08-24', '2023-08-25')).toBe('2023-08-24');
  });

  it('reminds of the window, of what is unanswered or was promised, and of the meeting, but of nothing on the day it was sent out', () => {
    expect(reminderDays({ sentOutOn: '2023-08-11', remarksUntil: '2023-08-22', meetingOn: '2023-08-25' })).toEqual([
      { about: 'remarks-closing', on: '2023-08-20' },
      { about: 'answers-due', on: '2023-08-23' },
      { about: 'follow-ups-due', on: '2023-08-23' },
      { about: 'meeting-near', on: '2023-08-24' },
    ]);
    expect(reminderDays({ sentOutOn: '2023-08-23', remarksUntil: '2023-08-23', meetingOn: '2023-08-25' }).map(({ about }) => about)).toEqual([
      'meeting-near',
    ]);
  });
});

describe('a meeting', () => {
  const meeting: Meeting = {
    code: 'TBU-2024-2',
    number: '2/2024',
    on: '2024-04-19',
    startsAt: '23:00',
    durationMinutes: 90,
    place: 'Teams',
    decidedIn: '12/23',
    basisYear: 2024,
  };

  it('may end after midnight, and has no times while only its day is decided', () => {
    expect(meetingTimes(meeting)).toEqual({ starts: { date: '2024-04-19', time: '23:00' }, ends: { date: '2024-04-20', time: '00:30' } });
    expect(meetingTimes({ ...meeting, startsAt: null })).toBeNull();
  });
});

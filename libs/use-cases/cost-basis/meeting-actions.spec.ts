import type { AgendaCase } from '#domain/committee/meeting';
import type { StandingMeeting } from '#domain/committee/notice';
import { meetingActions } from '#use-cases/cost-basis/meeting-actions';

const MEETING: StandingMeeting = {
  code: 'TBU-2027-1',
  number: '1/2027',
  on: '2027-03-12',
  startsAt: null,
  durationMinutes: 120,
  place: 'Teams',
  decidedIn: null,
  basisYear: 2028,
  sequence: 0,
  isDropped: false,
};
const CASE: AgendaCase = { number: '01/27', meeting: MEETING.code, position: 1, type: 'discussion', title: 'The cost basis', outcome: null };

function reasons(of: Partial<StandingMeeting>, cases: readonly AgendaCase[], today: string) {
  const actions = meetingActions({ meeting: { ...MEETING, ...of }, cases, today }, ['secretariat']);
  return Object.fromEntries(actions.map(({ action, unavailableBecause }) => [action, unavailableBecause]));
}

describe('what may be done with a meeting', () => {
  it('is agenda and moving before its day, and the minutes from its day on', () => {
    expect(reasons({}, [CASE], '2027-03-11')).toEqual({
      'add-case': null,
      'record-outcome': 'meeting-not-held',
      'record-attendance': 'meeting-not-held',
      'record-position': 'meeting-not-held',
      move: null,
      drop: null,
    });
    expect(reasons({}, [CASE], '2027-03-12')).toEqual({
      'add-case': null,
      'record-outcome': null,
      'record-attendance': null,
      'record-position': null,
      move: null,
      drop: null,
    });
    expect(reasons({}, [CASE], '2027-03-13')).toMatchObject({ 'add-case': null, move: 'meeting-past', drop: 'meeting-past' });
  });

  it('is nothing more once it was dropped', () => {
    expect(new Set(Object.values(reasons({ isDropped: true }, [CASE], '2027-03-11')))).toEqual(new Set(['meeting-dropped']));
  });

  it('wants a case for an outcome or a position, and no second outcome', () => {
    expect(reasons({}, [], '2027-03-12')).toMatchObject({ 'record-outcome': 'case-missing', 'record-position': 'case-missing' });
    expect(reasons({}, [{ ...CASE, outcome: 'Noted' }], '2027-03-12')).toMatchObject({ 'record-outcome': 'case-decided', 'record-position': null });
  });

  it.each(['member', 'preparer', 'auditor'] as const)('is nothing for a person who is %s only', (role) => {
    const actions = meetingActions({ meeting: MEETING, cases: [CASE], today: '2027-03-12' }, [role]);
    expect(new Set(actions.map(({ unavailableBecause }) => unavailableBecause))).toEqual(new Set(['role-missing']));
  });
});

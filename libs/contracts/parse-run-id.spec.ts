import { parseRunId } from '#contracts/parse-run-id';

describe('parseRunId', () => {
  it('reads issuer and billing date', () => {
    expect(parseRunId('KOMBIT/2024-04-02')).toEqual({ issuer: 'KOMBIT', billingDate: '2024-04-02' });
    expect(parseRunId('KOMBIT/2026-11-25~KOMBIT-000093.1')).toEqual({ issuer: 'KOMBIT', billingDate: '2026-11-25', credit: 'KOMBIT-000093.1' });
  });

  it.each(['KOMBIT', '', '/2024-04-02', 'KOMBIT/2024-04', 'KOMBIT/2024-04-02/x', 'KOMBIT/2.4.2024'])('refuses %j as no name of a run', (text) => {
    expect(() => parseRunId(text)).toThrow(expect.objectContaining({ code: 'run-malformed' }));
  });

  it('refuses a day that does not exist', () => {
    expect(() => parseRunId('KOMBIT/2024-02-30')).toThrow(expect.objectContaining({ code: 'date-impossible' }));
  });
});

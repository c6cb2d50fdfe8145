import { nextCaseNumber } from '#domain/committee/case-number';

describe('the number of the next case', () => {
  it('follows on the last one of the year, whatever meeting it was in', () => {
    expect(nextCaseNumber(['09/23', '14/23', '12/23', '02/24'], '2023-10-20')).toBe('15/23');
    expect(nextCaseNumber(['99/23'], '2023-12-01')).toBe('100/23');
  });

  it('begins anew each year, and does not count what is numbered otherwise', () => {
    expect(nextCaseNumber(['14/23', 'Eventuelt', '3/2024', '07/24a'], '2024-03-15')).toBe('01/24');
  });
});

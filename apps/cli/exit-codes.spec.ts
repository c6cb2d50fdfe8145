import { exitCodeOf, explain } from '#apps/cli/exit-codes';
import { DomainError } from '#domain/errors';
import { ConfigError } from '#platform/config';

describe('an error that ends a command', () => {
  it('is 3 and a sentence with its code when a rule refused', () => {
    const refusal = new DomainError('same-person', 'a run is approved by another person');
    expect(exitCodeOf(refusal)).toBe(3);
    expect(explain(refusal)).toBe('refused (same-person): a run is approved by another person');
  });

  it('is 2 when the configuration is wrong', () => {
    expect(exitCodeOf(new ConfigError(['SMTP_URL is missing']))).toBe(2);
    expect(explain(new ConfigError(['SMTP_URL is missing']))).not.toMatch(/^\s+at /m);
  });

  it('is 1 and keeps its stack when something broke', () => {
    const fault = new Error('the disk is full');
    expect(exitCodeOf(fault)).toBe(1);
    expect(explain(fault)).toBe(fault.stack);
    expect(explain('odd')).toBe('odd');
  });
});

import fc from 'fast-check';
import { isCvr } from '#domain/references/cvr';
import { fikReference, modulus10CheckDigit } from '#domain/references/fik';
import { isGln } from '#domain/references/gln';
import { formatInvoiceNumber } from '#domain/references/invoice-number';
import { LAW_RUNS } from '../../../test/law-runs';

describe('FIK reference', () => {
  it.each([
    ['00404040000066', 9],
    ['00000000001001', 7],
  ])('gives %s the check digit %p', (body, digit) => {
    expect(modulus10CheckDigit(body)).toBe(digit);
  });

  it('is +71< 15 digits + creditor <', () => {
    expect(fikReference(1001n, '81000017')).toBe('+71<000000000010017+81000017<');
    expect(fikReference(404040000066n, '82000025')).toBe('+71<004040400000669+82000025<');
  });

  it('shows every mistyped digit', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{14}$/), fc.nat(13), fc.integer({ min: 1, max: 9 }), (body, at, change) => {
        const mistyped = body.slice(0, at) + String((Number(body[at]) + change) % 10) + body.slice(at + 1);
        expect(modulus10CheckDigit(mistyped)).not.toBe(modulus10CheckDigit(body));
      }),
      { numRuns: LAW_RUNS },
    );
  });

  it('refuses a creditor that is not 8 digits from 8, and a serial that does not fit', () => {
    expect(() => fikReference(1n, '71000017')).toThrow(expect.objectContaining({ code: 'fik-creditor-malformed' }));
    expect(() => fikReference(10n ** 14n, '81000017')).toThrow(expect.objectContaining({ code: 'fik-serial-out-of-range' }));
  });
});

describe('invoice number', () => {
  it.each([
    [1n, 'KOMBIT-000001'],
    [999_999n, 'KOMBIT-999999'],
    [1_000_000n, 'KOMBIT-1000000'],
  ])('writes %p as %s', (serial, number) => {
    expect(formatInvoiceNumber('KOMBIT', serial)).toBe(number);
  });
});

describe('register numbers', () => {
  it('accepts CVR numbers by modulus 11', () => {
    expect(['99001003', '99001070', '10150817'].map(isCvr)).toEqual([true, true, true]);
    expect(['99001004', '9900100', '09001003', '990010031', '9900100X'].map(isCvr)).toEqual([false, false, false, false, false]);
  });

  it('accepts GLN by its GS1 check digit', () => {
    expect(['5799990001016', '5799990001474'].map(isGln)).toEqual([true, true]);
    expect(['5799990001017', '579999000101', '57999900010166', ''].map(isGln)).toEqual([false, false, false, false]);
  });
});

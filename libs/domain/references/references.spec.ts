import fc from 'fast-check';
import { isCvr } from '#domain/references/cvr';
import { fikReference, modulus10CheckDigit, readFikReference } from '#domain/references/fik';
import { isGln } from '#domain/references/gln';
import { danishAccountOf, isIban } from '#domain/references/iban';
import { formatInvoiceNumber } from '#domain/references/invoice-number';
import { isKid, kidReference } from '#domain/references/kid';
import { isOrganisationNumber } from '#domain/references/organisation-number';
import { paymentReference } from '#domain/references/payment-reference';
import { isRfReference, rfReference } from '#domain/references/rf';
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

  it('is +75< 16 digits + creditor < for card type 75', () => {
    expect(fikReference(1001n, '81000017', '75')).toBe('+75<0000000000010017+81000017<');
  });

  it('is read back into its parts, and not when its check digit is another', () => {
    expect(readFikReference('+71<004040400000669+82000025<')).toEqual({ cardType: '71', paymentId: '004040400000669', creditor: '82000025' });
    expect(readFikReference('+75<0000000000010017+81000017<')).toEqual({ cardType: '75', paymentId: '0000000000010017', creditor: '81000017' });
    expect(['+71<004040400000668+82000025<', '+75<004040400000669+82000025<', '12344'].map(readFikReference)).toEqual([null, null, null]);
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

describe('KID', () => {
  it.each([
    [1234n, 5, 10, '12344'],
    [1234n, 5, 11, '12343'],
    [2345678n, 8, 10, '23456783'],
    [2345678n, 8, 11, '23456788'],
    [197n, 12, 10, '000000001974'],
  ] as const)('of %p with %p signs by modulus %p is %s', (serial, length, modulus, kid) => {
    expect(kidReference(serial, { length, modulus })).toBe(kid);
  });

  it('ends in a hyphen where modulus 11 gives ten', () => {
    const kids = Array.from({ length: 50 }, (_, serial) => kidReference(BigInt(serial), { length: 6, modulus: 11 }));
    const withHyphen = kids.filter((kid) => kid.endsWith('-'));
    expect(withHyphen.length).toBeGreaterThan(0);
    expect(withHyphen.every(isKid)).toBe(true);
  });

  it('is known by its check sign', () => {
    expect(['12344', '12343', '23456783', '23456788'].map(isKid)).toEqual([true, true, true, true]);
    expect(['12345', '1', '', '12a44', '1'.repeat(26)].map(isKid)).toEqual([false, false, false, false, false]);
  });

  it('is never cut to fit', () => {
    expect(() => kidReference(12345n, { length: 5, modulus: 10 })).toThrow(expect.objectContaining({ code: 'kid-serial-out-of-range' }));
    expect(() => kidReference(1n, { length: 26, modulus: 10 })).toThrow(expect.objectContaining({ code: 'kid-length-malformed' }));
  });
});

describe('RF reference', () => {
  it('carries the check digits of ISO 11649', () => {
    expect(rfReference('539007547034')).toBe('RF18539007547034');
    expect(isRfReference('RF18539007547034')).toBe(true);
    expect(isRfReference('RF19539007547034')).toBe(false);
  });

  it('shows every mistyped digit', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{10}$/), fc.nat(9), fc.integer({ min: 1, max: 9 }), (body, at, change) => {
        const mistyped = body.slice(0, at) + String((Number(body[at]) + change) % 10) + body.slice(at + 1);
        expect(isRfReference(rfReference(body).slice(0, 4) + mistyped)).toBe(false);
      }),
      { numRuns: LAW_RUNS },
    );
  });

  it('refuses what it cannot hold', () => {
    for (const body of ['', 'A-1', 'a1', '1'.repeat(22)]) expect(() => rfReference(body)).toThrow(expect.objectContaining({ code: 'rf-malformed' }));
  });
});

describe('payment reference', () => {
  const rule = { fikCreditor: '81000017', kidLength: 8 };

  it.each([
    ['none', null],
    ['fik-71', '+71<000000000010017+81000017<'],
    ['fik-75', '+75<0000000000010017+81000017<'],
    ['kid-10', '00010017'],
    ['kid-11', '00010014'],
    ['rf', 'RF400000001001'],
  ] as const)('of kind %s is %p', (paymentReferenceKind, reference) => {
    expect(paymentReference(1001n, { ...rule, paymentReferenceKind })).toBe(reference);
  });

  it('is not made up where the issuer lacks what it takes', () => {
    for (const paymentReferenceKind of ['fik-71', 'kid-10'] as const) {
      expect(() => paymentReference(1n, { paymentReferenceKind, fikCreditor: null, kidLength: null })).toThrow(
        expect.objectContaining({ code: 'payment-reference-incomplete' }),
      );
    }
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

  it('accepts Norwegian organisation numbers by modulus 11', () => {
    expect(['974760673', '889640782', '938801363'].map(isOrganisationNumber)).toEqual([true, true, true]);
    expect(['974760674', '97476067', '174760673', '9747606730'].map(isOrganisationNumber)).toEqual([false, false, false, false]);
  });

  it('accepts Danish and Norwegian IBANs by modulus 97', () => {
    expect(['DK5000400440116243', 'NO9386011117947'].map(isIban)).toEqual([true, true]);
    expect(['DK5100400440116243', 'NO9386011117946', 'SE4550000000058398257466', ''].map(isIban)).toEqual([false, false, false, false]);
    expect(danishAccountOf('DK5000400440116243')).toEqual({ registration: '0040', account: '0440116243' });
  });

  it('accepts GLN by its GS1 check digit', () => {
    expect(['5799990001016', '5799990001474'].map(isGln)).toEqual([true, true]);
    expect(['5799990001017', '579999000101', '57999900010166', ''].map(isGln)).toEqual([false, false, false, false]);
  });
});

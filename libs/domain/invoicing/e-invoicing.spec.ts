import { eInvoicingProblem, NO_E_INVOICING } from '#domain/invoicing/e-invoicing';

const payer = (change: Partial<Parameters<typeof eInvoicingProblem>[0]>) => eInvoicingProblem({ ...NO_E_INVOICING, country: 'DK', ...change });

describe('a payer that is to take e-invoices', () => {
  it('needs an address in the network', () => {
    expect(payer({ eInvoiceProfile: 'peppol-bis-3' })).toBe('endpoint-missing');
    expect(payer({ eInvoiceProfile: 'peppol-bis-3', endpointScheme: '0088', endpointId: '5799990001016' })).toBeNull();
  });

  it.each([
    ['0088', '5799990001017'],
    ['0184', '99001004'],
    ['0192', '974760674'],
  ] as const)('has an address of scheme %s whose check digit fits, unlike %s', (endpointScheme, endpointId) => {
    expect(payer({ eInvoiceProfile: 'peppol-bis-3', endpointScheme, endpointId })).toBe('endpoint-malformed');
  });

  it('takes OIOUBL only in Denmark', () => {
    const address = { eInvoiceProfile: 'oioubl-2.1', endpointScheme: '0088', endpointId: '5799990001016' } as const;
    expect(payer(address)).toBeNull();
    expect(payer({ ...address, country: 'NO' })).toBe('profile-not-of-country');
  });

  it('needs none of this when it takes none', () => {
    expect(payer({})).toBeNull();
  });
});

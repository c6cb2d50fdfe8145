import { instant, oneOf, orNothing, patterned, text } from '#pack/csv/column';
import type { Table } from '#pack/csv/table';
import type { PackTables } from '#pack/pack-content';

/** How each e-invoice got to the access point, and what came back. */
export const E_INVOICE_TABLES: { readonly eInvoiceDeliveries: Table<PackTables['eInvoiceDeliveries']> } = {
  eInvoiceDeliveries: {
    path: 'e-invoice-deliveries.csv',
    key: ['number'],
    columns: {
      number: text('number'),
      profile: oneOf('profile', ['peppol-bis-3', 'oioubl-2.1']),
      fileName: orNothing(patterned('file', /^[\p{L}\p{N}._-]+-[0-9a-f]{64}\.xml$/u)),
      state: oneOf('state', ['queued', 'handed-over', 'accepted', 'rejected']),
      at: instant('at'),
      detail: orNothing(text('detail')),
    },
  },
};

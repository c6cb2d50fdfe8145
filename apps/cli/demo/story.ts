/** What happens on the way that is not everyday: chosen so that a watcher sees each kind of trouble once. */

/** Læsø's mailbox does not exist at first: its mail server refuses the first invoice. */
export const WRONG_ADDRESS = { payer: '0825', address: 'faktura@laesoe.kommune.example', corrected: 'bogholderi@laesoe.kommune.example' };

export const REFUSED_ADDRESSES: readonly string[] = [WRONG_ADDRESS.address];

/** The run whose approver says no once. */
export const REJECTED = {
  run: 'RN/2024-08-30',
  reason: 'Regnskabet for TELMA 2023 skal være set af økonomichefen, før vi opkræver efterreguleringen.',
};

/** Without `--exit` these are submitted and wait for whoever is at the keyboard. */
export const WAITING_FOR_APPROVAL: readonly string[] = ['KOMBIT/2025-04-01', 'RM/2025-04-01'];

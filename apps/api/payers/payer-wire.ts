import type { z } from 'zod';
import type { Payer, PayerChange } from '#apps/api/payers/payer-schemas';
import type { PayerSheet } from '#use-cases/list-payers';

export function payerSheet(sheet: PayerSheet, person: string): z.input<typeof Payer> {
  const [newest] = sheet.versions;
  if (!newest) throw new Error(`payer ${sheet.code} has no details`);
  const labelOf = (id: string | null): string | null => (id === null ? null : (sheet.personLabels.get(id) ?? id));
  return {
    code: sheet.code,
    kind: sheet.kind,
    validFrom: sheet.validFrom,
    validUntil: sheet.validUntil,
    successor: sheet.successor,
    predecessors: [...sheet.predecessors],
    details: newest.details,
    version: newest.version,
    versions: sheet.versions.map((version) => ({ ...version, proposedBy: labelOf(version.proposedBy), approvedBy: labelOf(version.approvedBy) })),
    openChanges: sheet.openChanges.map((change) => changeOf(change, labelOf(change.proposedBy) ?? '', person)),
  };
}

function changeOf(change: PayerSheet['openChanges'][number], proposedByLabel: string, person: string): z.input<typeof PayerChange> {
  const { approvedBy: _approvedBy, ...rest } = change;
  return { ...rest, proposedByLabel, unavailableBecause: change.proposedBy === person ? 'same-person' : null };
}

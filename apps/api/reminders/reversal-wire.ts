import type { z } from 'zod';
import type { ChargedLetters } from '#apps/api/reminders/reversal-schemas';
import { toWire } from '#apps/api/wire/amount';
import { toCursor } from '#apps/api/wire/page-request';
import type { Page } from '#persistence/page-sql';
import type { ChargedLetter } from '#use-cases/reminders/list-charged-letters';

export function chargedLetters(page: Page<ChargedLetter>): z.input<typeof ChargedLetters> {
  return { items: page.items.map(letterOut), nextCursor: toCursor(page.last), total: page.total };
}

function letterOut({ documents, chargesOre, reversal, ...letter }: ChargedLetter) {
  return {
    ...{ ...letter, documents: [...documents], charges: toWire(chargesOre) },
    reversal: reversal && {
      ...{ id: reversal.id, reason: reversal.reason, proposedBy: reversal.proposedByLabel, proposedAt: reversal.proposedAt },
      ...{ outcome: reversal.outcome, on: reversal.on, decidedBy: reversal.decidedByLabel, decidedAt: reversal.decidedAt },
      rejectedBecause: reversal.rejectedBecause,
    },
  };
}

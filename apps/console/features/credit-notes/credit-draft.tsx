import { useState } from 'react';
import type { CreditChoice, CreditView } from '#console/features/credit-notes/credit-data';
import { CreditCheck } from '#console/features/credit-notes/credit-check';
import { CreditForm } from '#console/features/credit-notes/credit-form';

export interface CreditDraftProps {
  readonly number: string;
  readonly invoice: NonNullable<CreditView['invoice']>;
  readonly lineTexts: ReadonlyMap<number, string>;
  readonly onClose: () => void;
  /** With the run of the note. */
  readonly onDrafted: (run: string) => void;
}

/** First what is to be credited and why, then what the note comes to; one can go back, and nothing typed is lost. */
export function CreditDraft({ number, invoice, lineTexts, onClose, onDrafted }: CreditDraftProps) {
  const [choice, setChoice] = useState<CreditChoice | null>(null);
  return (
    <>
      <div hidden={choice !== null}>
        <CreditForm invoice={invoice} lineTexts={lineTexts} onChosen={setChoice} onClose={onClose} />
      </div>
      {choice !== null && <CreditCheck number={number} choice={choice} onBack={() => setChoice(null)} onDrafted={onDrafted} />}
    </>
  );
}

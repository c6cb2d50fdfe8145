import { BodyLong, Button, Heading } from '@navikt/ds-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import { CreditAmounts } from '#console/features/credit-notes/credit-amounts';
import { creditKeyOf, useCreditPreview, type CreditChoice } from '#console/features/credit-notes/credit-data';
import { KeyValueList } from '#console/ui/key-value-list';
import { Failure, PageState } from '#console/ui/page-state';

interface CreditCheckProps {
  readonly number: string;
  readonly choice: CreditChoice;
  readonly onBack: () => void;
  readonly onDrafted: (run: string) => void;
}

/** "Check your answers": the note to the øre before it is handed to another person. */
export function CreditCheck({ number, choice, onBack, onDrafted }: CreditCheckProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const preview = useCreditPreview(number, choice);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const draft = useCommand(
    ({ lines, reason }: CreditChoice, headers) =>
      answer(api.POST('/api/documents/{number}/credit', { params: { path: { number }, header: headers }, body: { lines: [...lines], reason } })),
    {
      onDone: async ({ run }) => {
        onDrafted(run);
        await queries.invalidateQueries({ queryKey: creditKeyOf(number) });
      },
    },
  );
  return (
    <section aria-labelledby="credit-check" className="form">
      <Heading level="3" size="small" id="credit-check" ref={heading} tabIndex={-1} className="page-title">
        {t('creditNotes.checkTitle')}
      </Heading>
      <PageState query={preview} lines={5}>
        {(note) => (
          <>
            <BodyLong>{t('creditNotes.checkLead', { number })}</BodyLong>
            <CreditAmounts note={note} />
            <KeyValueList items={[{ label: t('creditNotes.reason'), value: choice.reason }]} />
          </>
        )}
      </PageState>
      {draft.isError && <Failure error={draft.error} />}
      <div className="actions">
        {preview.data && (
          <Button loading={draft.isPending} onClick={() => draft.mutate(choice)}>
            {t('creditNotes.send')}
          </Button>
        )}
        <Button variant="secondary" onClick={onBack} disabled={draft.isPending}>
          {t('creditNotes.back')}
        </Button>
      </div>
    </section>
  );
}

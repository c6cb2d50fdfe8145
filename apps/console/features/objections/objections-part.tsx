import { BodyLong, Heading } from '@navikt/ds-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import { objectionsKeyOf } from '#console/features/objections/objection-data';
import { AnswerForm } from '#console/features/objections/answer-form';
import { FileForm } from '#console/features/objections/file-form';
import { ObjectionItem } from '#console/features/objections/objection-item';
import { PageState } from '#console/ui/page-state';
import { Receipt } from '#console/ui/receipt';

interface ObjectionsPartProps {
  readonly number: string;
  readonly isPayer: boolean;
}

/** A payer's objections to a document with their answers; its desk answers here, and the payer files here. */
export function ObjectionsPart({ number, isPayer }: ObjectionsPartProps) {
  const { t } = useTranslation();
  const [answered, setAnswered] = useState(false);
  const objections = useQuery({
    queryKey: objectionsKeyOf(number),
    queryFn: ({ signal }) => answer(api.GET('/api/documents/{number}/objections', { signal, params: { path: { number } } })),
  });
  if (objections.data?.fileUnavailableBecause === 'not-a-document') return null;
  return (
    <section className="part" aria-labelledby="objections">
      <Heading level="2" size="small" id="objections" spacing>
        {t('objections.title')}
      </Heading>
      <PageState query={objections}>
        {({ items, answerDays, fileUnavailableBecause, answerUnavailableBecause }) => (
          <>
            {items.length === 0 && <BodyLong spacing>{t('objections.none')}</BodyLong>}
            {items.map((objection) => (
              <ObjectionItem key={objection.id} objection={objection} />
            ))}
            {answered && <Receipt>{t('objections.answerReceipt')}</Receipt>}
            {isPayer && fileUnavailableBecause !== 'not-a-document' && (
              <FileForm number={number} answerDays={answerDays} unavailableBecause={fileUnavailableBecause} />
            )}
            {items
              .filter((objection) => objection.answer === null && answerUnavailableBecause === null)
              .map((objection) => (
                <AnswerForm key={objection.id} number={number} position={objection.position} onAnswered={() => setAnswered(true)} />
              ))}
          </>
        )}
      </PageState>
    </section>
  );
}

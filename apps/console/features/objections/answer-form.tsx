import { zodResolver } from '@hookform/resolvers/zod';
import { Button, Heading } from '@navikt/ds-react';
import { useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import { objectionsKeyOf } from '#console/features/objections/objection-data';
import { Form, FormSelect, FormTextarea } from '#console/ui/form';
import { Failure } from '#console/ui/page-state';

/** The issuer's desk upholds an objection or rejects it; the payer reads why. */
export function AnswerForm({
  number,
  position,
  onAnswered,
}: {
  readonly number: string;
  readonly position: number;
  readonly onAnswered: () => void;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const schema = z.object({
    outcome: z.enum(['upheld', 'rejected'], t('objections.error.outcome')),
    reason: z.string().trim().min(3, t('objections.error.reason')).max(4_000),
  });
  type Values = z.output<typeof schema>;
  const form = useForm<Values>({ resolver: zodResolver(schema), defaultValues: { reason: '' } });
  const send = useCommand(
    (body: Values, headers) =>
      answer(
        api.POST('/api/documents/{number}/objections/{position}/answer', {
          params: { path: { number, position: String(position) }, header: headers },
          body,
        }),
      ),
    {
      onDone: () => {
        onAnswered();
        return Promise.all([objectionsKeyOf(number), ['overview']].map((queryKey) => queries.invalidateQueries({ queryKey })));
      },
    },
  );
  return (
    <div className="part">
      <Heading level="3" size="xsmall" spacing>
        {t('objections.answer')}
      </Heading>
      <Form form={form} description={t('objections.answer')} onSubmit={(values) => send.mutate(values)}>
        <FormSelect<Values>
          name="outcome"
          label={t('objections.outcome')}
          options={(['', 'upheld', 'rejected'] as const).map((value) => ({
            value,
            label: value === '' ? t('objections.choose') : t(`objections.choice.${value}`),
          }))}
        />
        <FormTextarea<Values> name="reason" label={t('objections.reason')} description={t('objections.reasonHelp')} maxLength={4_000} />
        {send.isError && <Failure error={send.error} />}
        <div>
          <Button loading={send.isPending}>{t('objections.sendAnswer')}</Button>
        </div>
      </Form>
    </div>
  );
}

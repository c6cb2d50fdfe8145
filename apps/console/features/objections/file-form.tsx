import { zodResolver } from '@hookform/resolvers/zod';
import { BodyLong, Button } from '@navikt/ds-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { formatDate } from '#glossary/format';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import { objectionsKeyOf, type WhyNotFile } from '#console/features/objections/objection-data';
import { useLanguage } from '#console/i18n/texts';
import { ExplainedUnavailable } from '#console/ui/explained-unavailable';
import { Form, FormTextarea } from '#console/ui/form';
import { Failure } from '#console/ui/page-state';
import { Receipt } from '#console/ui/receipt';

interface FileFormProps {
  readonly number: string;
  /** Within how many days the issuer answers. */
  readonly answerDays: number;
  readonly unavailableBecause: Exclude<WhyNotFile, 'not-a-document'>;
}

/** The payer says what is wrong, and reads by when it gets an answer. */
export function FileForm({ number, answerDays, unavailableBecause }: FileFormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const [dueOn, setDueOn] = useState<string | null>(null);
  return (
    <div className="part">
      {dueOn !== null && <Receipt>{t('objections.receipt', { date: formatDate(dueOn, language) })}</Receipt>}
      {dueOn === null && unavailableBecause !== null && (
        <ExplainedUnavailable label={t('objections.start')} because={t(`objections.whyNot.${unavailableBecause}`)} />
      )}
      {dueOn === null && unavailableBecause === null && !isOpen && (
        <Button variant="secondary" onClick={() => setOpen(true)}>
          {t('objections.start')}
        </Button>
      )}
      {dueOn === null && unavailableBecause === null && isOpen && (
        <Fields number={number} answerDays={answerDays} onFiled={setDueOn} onClose={() => setOpen(false)} />
      )}
    </div>
  );
}

interface FieldsProps extends Pick<FileFormProps, 'number' | 'answerDays'> {
  readonly onFiled: (answerDueOn: string) => void;
  readonly onClose: () => void;
}

function Fields({ number, answerDays, onFiled, onClose }: FieldsProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const schema = z.object({ text: z.string().trim().min(3, t('objections.error.text')).max(4_000) });
  type Values = z.output<typeof schema>;
  const form = useForm<Values>({ resolver: zodResolver(schema), defaultValues: { text: '' } });
  useEffect(() => form.setFocus('text'), [form]);
  const file = useCommand(
    (body: Values, headers) => answer(api.POST('/api/documents/{number}/objections', { params: { path: { number }, header: headers }, body })),
    {
      onDone: async ({ answerDueOn }) => {
        onFiled(answerDueOn);
        await queries.invalidateQueries({ queryKey: objectionsKeyOf(number) });
      },
    },
  );
  return (
    <Form form={form} description={t('objections.start')} onSubmit={(values) => file.mutate(values)}>
      <BodyLong>{t('objections.explain', { count: answerDays })}</BodyLong>
      <FormTextarea<Values> name="text" label={t('objections.text')} description={t('objections.textHelp')} maxLength={4_000} />
      {file.isError && <Failure error={file.error} />}
      <div className="actions">
        <Button loading={file.isPending}>{t('objections.send')}</Button>
        <Button type="button" variant="secondary" onClick={onClose}>
          {t('objections.giveUp')}
        </Button>
      </div>
    </Form>
  );
}

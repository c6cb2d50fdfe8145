import { zodResolver } from '@hookform/resolvers/zod';
import { Button } from '@navikt/ds-react';
import { useEffect } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { COMMITTEE_TEXTS } from '#glossary/committee-texts';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import type { Remark, Version } from '#console/features/cost-basis/cost-basis-data';
import { COMMITTEE_SECTORS } from '#console/features/cost-basis/version-search';
import { useLanguage } from '#console/i18n/texts';
import { Form, FormSelect, FormTextarea } from '#console/ui/form';
import { Failure } from '#console/ui/page-state';

export interface RespondFormProps {
  readonly remark: Remark;
  readonly version: Version;
  readonly onDone: (receipt: string) => unknown;
  readonly onClose: () => void;
}

/** The answer to a remark, from the preparer or another party. */
export function AnswerRemarkForm({ remark, version, onDone, onClose }: RespondFormProps) {
  const { t } = useTranslation();
  const { sector: sectors } = COMMITTEE_TEXTS[useLanguage()];
  const { code } = remark;
  const schema = z.object({ by: z.enum(COMMITTEE_SECTORS), text: z.string().trim().min(3, t('committee.write.error.text')).max(4_000) });
  type Values = z.output<typeof schema>;
  const form = useForm<Values>({ resolver: zodResolver(schema), defaultValues: { by: 'preparer', text: '' } });
  useEffect(() => form.setFocus('text'), [form]);
  const send = useCommand(
    (body: Values, headers) =>
      answer(
        api.POST('/api/cost-bases/{basis}/remarks/{remark}/answers', {
          params: { path: { basis: version.basis, remark: code }, header: headers },
          body,
        }),
      ),
    { onDone: () => onDone(t('committee.respond.receipt', { code })) },
  );
  return (
    <Form form={form} description={t('committee.respond.label', { code })} onSubmit={(values) => send.mutate(values)}>
      <FormSelect<Values>
        name="by"
        label={t('committee.respond.by')}
        options={COMMITTEE_SECTORS.map((value) => ({ value, label: sectors[value] }))}
      />
      <FormTextarea<Values> name="text" label={t('committee.respond.text')} maxLength={4_000} />
      {send.isError && <Failure error={send.error} />}
      <div className="actions">
        <Button loading={send.isPending}>{t('committee.respond.send')}</Button>
        <Button type="button" variant="secondary" onClick={onClose}>
          {t('committee.write.giveUp')}
        </Button>
      </div>
    </Form>
  );
}

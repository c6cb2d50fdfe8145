import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { COMMITTEE_TEXTS } from '#glossary/committee-texts';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import type { MinutesFormProps } from '#console/features/cost-basis/meeting-desk';
import { StepForm } from '#console/features/cost-basis/step-form';
import { useLanguage } from '#console/i18n/texts';
import { FormSelect, FormText } from '#console/ui/form';

const TYPES = ['decision', 'information', 'discussion'] as const;

/** A numbered case for the agenda; its number follows on the last one of the year unless another is written. */
export function CaseForm({ meeting, label, onDone, onClose }: MinutesFormProps) {
  const { t } = useTranslation();
  const { caseType } = COMMITTEE_TEXTS[useLanguage()];
  const schema = z.object({
    number: z.string().trim().min(1, t('committee.keep.error.text')).max(20),
    type: z.enum(TYPES, t('committee.keep.error.choose')),
    title: z.string().trim().min(2, t('committee.keep.error.text')).max(200),
  });
  type Values = z.output<typeof schema>;
  const form = useForm<Values>({ resolver: zodResolver(schema), defaultValues: { number: meeting.nextCase, title: '' } });
  const send = useCommand(
    (body: Values, headers) =>
      answer(api.POST('/api/committee/meetings/{meeting}/cases', { params: { path: { meeting: meeting.code }, header: headers }, body })),
    { onDone: () => onDone(t('committee.keep.receipt.case', { number: form.getValues('number') })) },
  );
  return (
    <StepForm label={label} form={form} command={send} onClose={onClose}>
      <FormText<Values> name="number" label={t('committee.keep.number')} />
      <FormSelect<Values>
        name="type"
        label={t('committee.type')}
        options={[{ value: '', label: t('committee.write.choose') }, ...TYPES.map((value) => ({ value, label: caseType[value] }))]}
      />
      <FormText<Values> name="title" label={t('committee.subject')} />
    </StepForm>
  );
}

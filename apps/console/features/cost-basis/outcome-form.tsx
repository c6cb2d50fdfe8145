import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import type { MinutesFormProps } from '#console/features/cost-basis/meeting-desk';
import { StepForm } from '#console/features/cost-basis/step-form';
import { FormSelect, FormTextarea } from '#console/ui/form';

/** What came of a case that has no outcome yet. */
export function OutcomeForm({ meeting, label, onDone, onClose }: MinutesFormProps) {
  const { t } = useTranslation();
  const schema = z.object({
    case: z.string().min(1, t('committee.keep.error.choose')),
    outcome: z.string().trim().min(3, t('committee.write.error.text')).max(4_000),
  });
  type Values = z.output<typeof schema>;
  const waiting = meeting.cases.filter(({ outcome }) => outcome === null);
  const form = useForm<Values>({ resolver: zodResolver(schema), defaultValues: { case: waiting[0]?.number ?? '', outcome: '' } });
  const send = useCommand(
    (body: Values, headers) =>
      answer(api.POST('/api/committee/meetings/{meeting}/outcomes', { params: { path: { meeting: meeting.code }, header: headers }, body })),
    { onDone: () => onDone(t('committee.keep.receipt.outcome', { number: form.getValues('case') })) },
  );
  return (
    <StepForm label={label} explanation={t('committee.keep.stands')} form={form} command={send} onClose={onClose}>
      <FormSelect<Values>
        name="case"
        label={t('committee.case')}
        options={waiting.map(({ number, title }) => ({ value: number, label: `${number} ${title}` }))}
      />
      <FormTextarea<Values> name="outcome" label={t('committee.outcome')} maxLength={4_000} />
    </StepForm>
  );
}

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { COMMITTEE_TEXTS } from '#glossary/committee-texts';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import type { MinutesFormProps } from '#console/features/cost-basis/meeting-desk';
import { StepForm } from '#console/features/cost-basis/step-form';
import { COMMITTEE_SECTORS } from '#console/features/cost-basis/version-search';
import { useLanguage } from '#console/i18n/texts';
import { FormSelect, FormTextarea } from '#console/ui/form';

/** What a sector holds in a case, when it wants that recorded. */
export function PositionForm({ meeting, label, onDone, onClose }: MinutesFormProps) {
  const { t } = useTranslation();
  const { sector } = COMMITTEE_TEXTS[useLanguage()];
  const schema = z.object({
    case: z.string().min(1, t('committee.keep.error.choose')),
    sector: z.enum(COMMITTEE_SECTORS, t('committee.keep.error.choose')),
    text: z.string().trim().min(3, t('committee.write.error.text')).max(4_000),
  });
  type Values = z.output<typeof schema>;
  const form = useForm<Values>({ resolver: zodResolver(schema), defaultValues: { case: '', text: '' } });
  const send = useCommand(
    (body: Values, headers) =>
      answer(api.POST('/api/committee/meetings/{meeting}/positions', { params: { path: { meeting: meeting.code }, header: headers }, body })),
    { onDone: () => onDone(t('committee.keep.receipt.position', { sector: sector[form.getValues('sector')] })) },
  );
  const choose = { value: '', label: t('committee.write.choose') };
  return (
    <StepForm label={label} explanation={t('committee.keep.stands')} form={form} command={send} onClose={onClose}>
      <FormSelect<Values>
        name="case"
        label={t('committee.case')}
        options={[choose, ...meeting.cases.map(({ number, title }) => ({ value: number, label: `${number} ${title}` }))]}
      />
      <FormSelect<Values>
        name="sector"
        label={t('committee.sector')}
        options={[choose, ...COMMITTEE_SECTORS.map((value) => ({ value, label: sector[value] }))]}
      />
      <FormTextarea<Values> name="text" label={t('committee.position')} maxLength={4_000} />
    </StepForm>
  );
}

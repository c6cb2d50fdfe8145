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
import { FormSelect, FormText } from '#console/ui/form';

const ROLES = ['leader', 'member', 'secretariat', 'presenter', 'observer', 'owner'] as const;
const PRESENCES = ['present', 'absent'] as const;

/** How many of a sector and role were there, or were not. Nobody is named. */
export function AttendanceForm({ meeting, label, onDone, onClose }: MinutesFormProps) {
  const { t } = useTranslation();
  const { sector, role, presence } = COMMITTEE_TEXTS[useLanguage()];
  const schema = z.object({
    sector: z.enum(COMMITTEE_SECTORS, t('committee.keep.error.choose')),
    role: z.enum(ROLES, t('committee.keep.error.choose')),
    presence: z.enum(PRESENCES),
    count: z
      .string()
      .trim()
      .regex(/^[1-9]\d{0,2}$/, t('committee.keep.error.count')),
  });
  type Values = z.output<typeof schema>;
  const form = useForm<Values>({ resolver: zodResolver(schema), defaultValues: { presence: 'present', count: '1' } });
  const send = useCommand(
    ({ count, ...body }: Values, headers) =>
      answer(
        api.POST('/api/committee/meetings/{meeting}/attendance', {
          params: { path: { meeting: meeting.code }, header: headers },
          body: { ...body, count: Number(count) },
        }),
      ),
    { onDone: () => onDone(t('committee.keep.receipt.attendance', { sector: sector[form.getValues('sector')] })) },
  );
  const choose = { value: '', label: t('committee.write.choose') };
  return (
    <StepForm label={label} explanation={t('committee.keep.stands')} form={form} command={send} onClose={onClose}>
      <FormSelect<Values>
        name="sector"
        label={t('committee.sector')}
        options={[choose, ...COMMITTEE_SECTORS.map((value) => ({ value, label: sector[value] }))]}
      />
      <FormSelect<Values> name="role" label={t('committee.role')} options={[choose, ...ROLES.map((value) => ({ value, label: role[value] }))]} />
      <FormSelect<Values> name="presence" label={t('committee.presence')} options={PRESENCES.map((value) => ({ value, label: presence[value] }))} />
      <FormText<Values> name="count" label={t('committee.count')} />
    </StepForm>
  );
}

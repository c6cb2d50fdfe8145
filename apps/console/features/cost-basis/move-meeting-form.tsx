import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import type { MinutesFormProps } from '#console/features/cost-basis/meeting-desk';
import { meetingTimeFields, meetingTimeOf } from '#console/features/cost-basis/meeting-time-fields';
import { StepForm } from '#console/features/cost-basis/step-form';
import { FormDay, FormText, FormTextarea } from '#console/ui/form';

/** Another day, hour, length or place, with a reason that everybody who was invited reads. */
export function MoveMeetingForm({ meeting, label, onDone, onClose }: MinutesFormProps) {
  const { t } = useTranslation();
  const schema = z.object({ ...meetingTimeFields(t), reason: z.string().trim().min(3, t('committee.write.error.text')).max(1_000) });
  type Values = z.output<typeof schema>;
  const { code, on, startsAt, durationMinutes, place } = meeting;
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { on, startsAt: startsAt ?? '', durationMinutes: String(durationMinutes), place, reason: '' },
  });
  const send = useCommand(
    (values: Values, headers) =>
      answer(
        api.POST('/api/committee/meetings/{meeting}/move', {
          params: { path: { meeting: code }, header: headers },
          body: { ...values, ...meetingTimeOf(values) },
        }),
      ),
    { onDone: () => onDone(t('committee.keep.receipt.move')) },
  );
  return (
    <StepForm label={label} explanation={t('committee.keep.moveText')} form={form} command={send} onClose={onClose}>
      <FormDay<Values> name="on" label={t('committee.call.date')} />
      <FormText<Values> name="startsAt" label={t('committee.call.time')} description={t('committee.call.timeHelp')} />
      <FormText<Values> name="durationMinutes" label={t('committee.call.duration')} />
      <FormText<Values> name="place" label={t('committee.call.place')} />
      <FormTextarea<Values> name="reason" label={t('committee.keep.reason')} maxLength={1_000} />
    </StepForm>
  );
}

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import { useMeetings } from '#console/features/cost-basis/cost-basis-data';
import { MeetingField } from '#console/features/cost-basis/meeting-field';
import { Opened, StepForm } from '#console/features/cost-basis/step-form';
import type { StepProps } from '#console/features/cost-basis/version-steps';
import { FormTextarea } from '#console/ui/form';
import { PageState } from '#console/ui/page-state';

/** Records the committee's advice as it gave it. */
export function AdviseStep(props: StepProps) {
  const { t } = useTranslation();
  return <Opened label={t('costBasis.step.label.advise')}>{(close) => <Fields {...props} onClose={close} />}</Opened>;
}

function Fields({ version, onDone, onClose }: StepProps & { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const meetings = useMeetings();
  const { basis, number } = version;
  const schema = z.object({
    meeting: z.string().min(1, t('costBasis.step.error.choose')),
    text: z.string().trim().min(3, t('costBasis.step.error.text')).max(4_000),
  });
  type Values = z.output<typeof schema>;
  const form = useForm<Values>({ resolver: zodResolver(schema), defaultValues: { meeting: version.meeting ?? '', text: '' } });
  const take = useCommand(
    (body: Values, headers) =>
      answer(api.POST('/api/cost-bases/{basis}/versions/{number}/advise', { params: { path: { basis, number }, header: headers }, body })),
    { onDone },
  );
  return (
    <StepForm label={t('costBasis.step.label.advise')} form={form} command={take} onClose={onClose}>
      <PageState query={meetings}>{({ items }) => <MeetingField<Values> name="meeting" meetings={items} year={version.year} />}</PageState>
      <FormTextarea<Values> name="text" label={t('costBasis.step.adviceText')} maxLength={4_000} />
    </StepForm>
  );
}

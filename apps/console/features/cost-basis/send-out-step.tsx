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
import { PageState } from '#console/ui/page-state';

/** Freezes a draft and sends it out to a meeting. */
export function SendOutStep(props: StepProps) {
  const { t } = useTranslation();
  return <Opened label={t('costBasis.step.label.send-out')}>{(close) => <Fields {...props} onClose={close} />}</Opened>;
}

function Fields({ version, onDone, onClose }: StepProps & { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const meetings = useMeetings();
  const { basis, number } = version;
  const schema = z.object({ meeting: z.string().min(1, t('costBasis.step.error.choose')) });
  type Values = z.output<typeof schema>;
  const form = useForm<Values>({ resolver: zodResolver(schema), defaultValues: { meeting: '' } });
  const take = useCommand(
    (body: Values, headers) =>
      answer(api.POST('/api/cost-bases/{basis}/versions/{number}/send-out', { params: { path: { basis, number }, header: headers }, body })),
    { onDone },
  );
  return (
    <StepForm label={t('costBasis.step.label.send-out')} explanation={t('costBasis.step.sendOutText')} form={form} command={take} onClose={onClose}>
      <PageState query={meetings}>{({ items }) => <MeetingField<Values> name="meeting" meetings={items} year={version.year} />}</PageState>
    </StepForm>
  );
}

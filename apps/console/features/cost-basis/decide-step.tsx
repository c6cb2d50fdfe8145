import { zodResolver } from '@hookform/resolvers/zod';
import { Checkbox, CheckboxGroup } from '@navikt/ds-react';
import { useController, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import { Opened, StepForm } from '#console/features/cost-basis/step-form';
import type { StepProps } from '#console/features/cost-basis/version-steps';
import { FormText, FormTextarea } from '#console/ui/form';

/** Records what the ministry decided, and what it lets through although its basis is not in regulation. */
export function DecideStep(props: StepProps) {
  const { t } = useTranslation();
  return <Opened label={t('costBasis.step.label.decide')}>{(close) => <Fields {...props} onClose={close} />}</Opened>;
}

function Fields({ version, onDone, onClose }: StepProps & { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { basis, number } = version;
  const schema = z.object({
    reference: z.string().trim().min(1, t('costBasis.step.error.text')).max(200),
    text: z.string().trim().min(3, t('costBasis.step.error.text')).max(4_000),
    components: z.array(z.string()),
  });
  type Values = z.output<typeof schema>;
  const form = useForm<Values>({ resolver: zodResolver(schema), defaultValues: { reference: '', text: '', components: [] } });
  const { field } = useController({ control: form.control, name: 'components' });
  const take = useCommand(
    (body: Values, headers) =>
      answer(api.POST('/api/cost-bases/{basis}/versions/{number}/decide', { params: { path: { basis, number }, header: headers }, body })),
    { onDone },
  );
  const isolated = version.components.filter((component) => component.isIsolated && component.activity === 'running');
  return (
    <StepForm label={t('costBasis.step.label.decide')} form={form} command={take} onClose={onClose}>
      <FormText<Values> name="reference" label={t('costBasis.step.reference')} />
      <FormTextarea<Values> name="text" label={t('costBasis.step.decisionText')} maxLength={4_000} />
      {isolated.length > 0 && (
        <CheckboxGroup legend={t('costBasis.step.components')} value={field.value} onChange={field.onChange}>
          {isolated.map(({ code, name }) => (
            <Checkbox key={code} value={code}>
              {name}
            </Checkbox>
          ))}
        </CheckboxGroup>
      )}
    </StepForm>
  );
}

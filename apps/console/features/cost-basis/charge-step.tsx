import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import { Opened, StepForm } from '#console/features/cost-basis/step-form';
import type { StepProps } from '#console/features/cost-basis/version-steps';
import { FormDay, FormSelect, FormText, FormTextarea } from '#console/ui/form';

/** Makes a decided version billable. The VAT has no default: whoever creates the charges says it, with the reason. */
export function ChargeStep(props: StepProps) {
  const { t } = useTranslation();
  return <Opened label={t('costBasis.step.label.charge')}>{(close) => <Fields {...props} onClose={close} />}</Opened>;
}

const BASES = ['excluding', 'including'] as const;
const CATEGORIES = ['S', 'Z', 'E', 'O'] as const;

function Fields({ version, onDone, onClose }: StepProps & { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { basis, number } = version;
  const schema = z.object({
    day: z.iso.date(t('costBasis.step.error.day')),
    vatBasis: z.enum(BASES, t('costBasis.step.error.choose')),
    vatCategory: z.enum(CATEGORIES, t('costBasis.step.error.choose')),
    vatRatePercent: z
      .string()
      .trim()
      .regex(/^\d{1,2}([.,]\d{1,2})?$/, t('costBasis.step.error.rate')),
    vatReason: z.string().trim().min(3, t('costBasis.step.error.text')).max(4_000),
  });
  type Values = z.output<typeof schema>;
  const form = useForm<Values>({ resolver: zodResolver(schema), defaultValues: { day: '', vatRatePercent: '', vatReason: '' } });
  const take = useCommand(
    ({ day, vatRatePercent, ...rest }: Values, headers) =>
      answer(
        api.POST('/api/cost-bases/{basis}/versions/{number}/charge', {
          params: { path: { basis, number }, header: headers },
          body: { ...rest, rule: `once ${day}`, vatRatePercent: vatRatePercent.replace(',', '.') },
        }),
      ),
    { onDone },
  );
  const choose = { value: '', label: t('costBasis.step.choose') };
  return (
    <StepForm label={t('costBasis.step.label.charge')} explanation={t('costBasis.step.chargeText')} form={form} command={take} onClose={onClose}>
      <FormDay<Values> name="day" label={t('costBasis.step.billingDay')} />
      <FormSelect<Values>
        name="vatBasis"
        label={t('costBasis.step.vatBasis')}
        options={[choose, ...BASES.map((value) => ({ value, label: t(`costBasis.step.vat.${value}`) }))]}
      />
      <FormSelect<Values>
        name="vatCategory"
        label={t('costBasis.step.vatCategory')}
        options={[choose, ...CATEGORIES.map((value) => ({ value, label: t(`costBasis.step.category.${value}`) }))]}
      />
      <FormText<Values> name="vatRatePercent" label={t('costBasis.step.vatRate')} />
      <FormTextarea<Values> name="vatReason" label={t('costBasis.step.vatReason')} maxLength={4_000} />
    </StepForm>
  );
}

import { zodResolver } from '@hookform/resolvers/zod';
import { Button, Radio, RadioGroup } from '@navikt/ds-react';
import { Controller, useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { Language } from '#glossary/language';
import { amountFromWire, moneyFromWire } from '#glossary/wire-amount';
import type { CreditChoice } from '#console/features/credit-notes/credit-data';
import type { CreditDraftProps } from '#console/features/credit-notes/credit-draft';
import { useLanguage } from '#console/i18n/texts';
import { amountToWire } from '#console/ui/amount-text';
import { Form, FormText, FormTextarea } from '#console/ui/form';

interface CreditFormProps extends Pick<CreditDraftProps, 'invoice' | 'lineTexts' | 'onClose'> {
  readonly onChosen: (choice: CreditChoice) => void;
}

/** All that is left, or an amount a line; and the reason, which the payer reads. */
export function CreditForm({ invoice, lineTexts, onChosen, onClose }: CreditFormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const creditable = invoice.lines.filter(({ left }) => !isZero(left));
  const amount = z.string().transform((text, context) => {
    const read = text.trim() === '' ? '' : signedAmount(text, language);
    if (read === null) context.addIssue({ code: 'custom', message: t('creditNotes.error.amount') });
    return read ?? z.NEVER;
  });
  const schema = z
    .object({
      extent: z.enum(['whole', 'part']),
      reason: z.string().trim().min(3, t('creditNotes.error.reason')).max(1_000),
      lines: z.record(z.string(), amount),
    })
    .superRefine(({ extent, lines }, context) => {
      const isNothing = Object.values(lines).every((text) => text === '' || isZero(text));
      if (extent === 'part' && isNothing) context.addIssue({ code: 'custom', path: ['extent'], message: t('creditNotes.error.nothing') });
    });
  type Values = z.input<typeof schema>;
  const form = useForm<Values, unknown, z.output<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: { extent: 'whole', reason: '', lines: Object.fromEntries(creditable.map(({ line }) => [nameOf(line), ''])) },
  });
  const extent = useWatch({ control: form.control, name: 'extent' });
  const submit = ({ lines, ...choice }: z.output<typeof schema>) =>
    onChosen({
      reason: choice.reason,
      lines:
        choice.extent === 'whole'
          ? []
          : creditable.flatMap(({ line }) => {
              const net = lines[nameOf(line)] ?? '';
              return net === '' || isZero(net) ? [] : [{ line, net }];
            }),
    });
  return (
    <Form form={form} description={t('creditNotes.start')} onSubmit={submit}>
      <Controller
        control={form.control}
        name="extent"
        render={({ field, fieldState }) => (
          <RadioGroup legend={t('creditNotes.extent')} {...field} error={fieldState.error?.message}>
            <Radio value="whole">{t('creditNotes.whole')}</Radio>
            <Radio value="part">{t('creditNotes.part')}</Radio>
          </RadioGroup>
        )}
      />
      {extent === 'part' &&
        creditable.map(({ line, left }) => (
          <FormText<Values>
            key={line}
            name={`lines.${nameOf(line)}`}
            label={lineTexts.get(line) ?? t('creditNotes.line', { line })}
            description={t('creditNotes.atMost', {
              amount: moneyFromWire(left, invoice.currency, language),
              example: amountFromWire(left, language),
            })}
          />
        ))}
      <FormTextarea<Values> name="reason" label={t('creditNotes.reason')} description={t('creditNotes.reasonHelp')} maxLength={1_000} />
      <div className="actions">
        <Button>{t('creditNotes.check')}</Button>
        <Button type="button" variant="secondary" onClick={onClose}>
          {t('creditNotes.giveUp')}
        </Button>
      </div>
    </Form>
  );
}

/** A name of a field is no number: it would become a list with holes. */
function nameOf(line: number): `l${number}` {
  return `l${line}`;
}

/** A line that was itself a credit is below zero, and so is what is taken off it. */
function signedAmount(text: string, language: Language): string | null {
  const [, sign = '', size = ''] = /^\s*([-\u2212]?)(.*)$/s.exec(text) ?? [];
  const amount = amountToWire(size, language);
  return amount !== null && sign !== '' ? `-${amount}` : amount;
}

function isZero(amount: string): boolean {
  return /^-?0+\.00$/.test(amount);
}

import { zodResolver } from '@hookform/resolvers/zod';
import { Button } from '@navikt/ds-react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import { useTakeOver, type StepProps } from '#console/features/ledger-exports/ledger-data';
import { useLanguage } from '#console/i18n/texts';
import { amountToWire } from '#console/ui/amount-text';
import { Amount } from '#console/ui/amount';
import { ExplainedUnavailable } from '#console/ui/explained-unavailable';
import { Form, FormText } from '#console/ui/form';
import { Instant } from '#console/ui/instant';
import { KeyValueList } from '#console/ui/key-value-list';
import { Failure } from '#console/ui/page-state';

/** What the finance system says it booked: typed from its receipt, and refused when it is not what was exported. */
export function ReceiptStep({ place, handOver, currency, isAtDesk }: StepProps) {
  const { t } = useTranslation();
  const { receipt } = handOver;
  if (receipt)
    return (
      <KeyValueList
        items={[
          { label: t('ledgerExports.receipt.number'), value: receipt.receipt },
          { label: t('ledgerExports.entries'), value: String(receipt.entries) },
          { label: t('ledgerExports.debit'), value: <Amount value={receipt.debit} currency={currency} /> },
          {
            label: t('ledgerExports.receipt.by'),
            value: (
              <>
                {receipt.person}, <Instant value={receipt.at} />
              </>
            ),
          },
        ]}
      />
    );
  const because = !isAtDesk ? t('ledgerExports.notYours') : handOver.export === null ? t('ledgerExports.receipt.notExported') : null;
  if (because !== null) return <ExplainedUnavailable label={t('ledgerExports.receipt.send')} because={because} />;
  return <ReceiptForm place={place} />;
}

function ReceiptForm({ place }: Pick<StepProps, 'place'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const schema = z.object({
    receipt: z.string().trim().min(1, t('ledgerExports.error.receipt')).max(100),
    entries: z
      .string()
      .trim()
      .regex(/^\d{1,7}$/, t('ledgerExports.error.entries')),
    debit: z.string().refine((text) => amountToWire(text, language) !== null, t('ledgerExports.error.debit')),
  });
  type Values = z.output<typeof schema>;
  const form = useForm<Values>({ resolver: zodResolver(schema), defaultValues: { receipt: '', entries: '', debit: '' } });
  const send = useCommand(
    ({ receipt, entries, debit }: Values, headers) =>
      answer(
        api.POST('/api/runs/{issuer}/{date}/ledger/receipt', {
          params: { path: place, header: headers },
          body: { receipt, entries: Number(entries), debit: amountToWire(debit, language) ?? '' },
        }),
      ),
    { onDone: useTakeOver(place) },
  );
  return (
    <Form form={form} description={t('ledgerExports.receipt.title')} onSubmit={(values) => send.mutate(values)}>
      <FormText<Values> name="receipt" label={t('ledgerExports.receipt.number')} description={t('ledgerExports.receipt.numberHelp')} />
      <FormText<Values> name="entries" label={t('ledgerExports.receipt.entries')} />
      <FormText<Values> name="debit" label={t('ledgerExports.receipt.debit')} description={t('ledgerExports.receipt.debitHelp')} />
      {send.isError && <Failure error={send.error} />}
      <div>
        <Button variant="secondary" loading={send.isPending}>
          {t('ledgerExports.receipt.send')}
        </Button>
      </div>
    </Form>
  );
}

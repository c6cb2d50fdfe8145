import { zodResolver } from '@hookform/resolvers/zod';
import { Button } from '@navikt/ds-react';
import type { UseMutationResult } from '@tanstack/react-query';
import { useId } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { ReceiptBody } from '#console/features/ledger-exports/ledger-data';
import { useLanguage } from '#console/i18n/texts';
import { amountToWire } from '#console/ui/amount-text';
import { Form, FormText } from '#console/ui/form';
import { Failure } from '#console/ui/page-state';

const HASH = /^[0-9a-f]{64}$/i;

interface ReceiptFormProps<Answer> {
  readonly record: UseMutationResult<Answer, Error, ReceiptBody>;
  readonly onRefused: () => void;
}

/** Typed from the finance system's receipt; the file's fingerprint only where it tells one. */
export function ReceiptForm<Answer>({ record, onRefused }: ReceiptFormProps<Answer>) {
  const { t } = useTranslation();
  const language = useLanguage();
  // Several files may wait for their receipts on one page.
  const id = useId();
  const schema = z.object({
    receipt: z.string().trim().min(1, t('ledgerExports.error.receipt')).max(100, t('ledgerExports.error.receiptLong')),
    entries: z
      .string()
      .trim()
      .regex(/^\d{1,7}$/, t('ledgerExports.error.entries')),
    debit: z.string().refine((text) => amountToWire(text, language) !== null, t('ledgerExports.error.debit')),
    sha256: z
      .string()
      .trim()
      .refine((text) => text === '' || HASH.test(text), t('ledgerExports.error.sha256')),
  });
  type Values = z.output<typeof schema>;
  const form = useForm<Values>({ resolver: zodResolver(schema), defaultValues: { receipt: '', entries: '', debit: '', sha256: '' } });
  const isFilledIn = Object.keys(form.formState.errors).length === 0;
  const send = ({ receipt, entries, debit, sha256 }: Values): void => {
    const body = {
      receipt,
      entries: Number(entries),
      debit: amountToWire(debit, language) ?? '',
      sha256: sha256 === '' ? null : sha256.toLowerCase(),
    };
    record.mutate(body, { onError: onRefused });
  };
  return (
    <Form form={form} description={t('ledgerExports.receipt.send')} onSubmit={send}>
      <FormText<Values>
        name="receipt"
        id={`${id}-receipt`}
        label={t('ledgerExports.receipt.number')}
        description={t('ledgerExports.receipt.numberHelp')}
      />
      <FormText<Values> name="entries" id={`${id}-entries`} label={t('ledgerExports.receipt.entries')} />
      <FormText<Values> name="debit" id={`${id}-debit`} label={t('ledgerExports.receipt.debit')} description={t('ledgerExports.receipt.debitHelp')} />
      <FormText<Values>
        name="sha256"
        id={`${id}-sha256`}
        label={t('ledgerExports.receipt.sha256')}
        description={t('ledgerExports.receipt.sha256Help')}
      />
      {record.isError && isFilledIn && <Failure error={record.error} />}
      <div>
        <Button variant="secondary" loading={record.isPending}>
          {t('ledgerExports.receipt.send')}
        </Button>
      </div>
    </Form>
  );
}

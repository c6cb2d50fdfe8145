import { useTranslation } from 'react-i18next';
import type { BankFileReport } from '#console/features/payments/payments-data';
import { amountFromWire } from '#glossary/wire-amount';
import { useLanguage } from '#console/i18n/texts';
import { Amount } from '#console/ui/amount';

/** What came of a bank file, in sentences. */
export function FileReport({ name, report }: { readonly name: string; readonly report: BankFileReport }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (report.outcome === 'imported-before') return <p>{t('payments.report.before', { name })}</p>;
  return (
    <>
      <p>
        {t('payments.report.done', { name, count: report.entries - report.known })}{' '}
        {report.currency === null ? amountFromWire(report.amount, language) : <Amount value={report.amount} currency={report.currency} />}
      </p>
      <ul>
        <li>{t('payments.report.matched', { count: report.matched })}</li>
        <li>{t('payments.report.toConfirm', { count: report.toConfirm })}</li>
        {report.known > 0 && <li>{t('payments.report.known', { count: report.known })}</li>}
        {report.notBooked > 0 && <li>{t('payments.report.notBooked', { count: report.notBooked })}</li>}
      </ul>
    </>
  );
}

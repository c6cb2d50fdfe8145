import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import { useTakeOver, type StepProps } from '#console/features/ledger-exports/ledger-data';
import { Amount } from '#console/ui/amount';
import { ConfirmAction } from '#console/ui/confirm-action';
import { DownloadLink } from '#console/ui/download-link';
import { Instant } from '#console/ui/instant';
import { KeyValueList } from '#console/ui/key-value-list';

/** The file: made once, the same bytes whenever it is fetched. */
export function ExportStep({ place, handOver, currency, isAtDesk }: StepProps) {
  const { t } = useTranslation();
  const takeOver = useTakeOver(place);
  const make = useCommand(
    (_input: null, headers) => answer(api.POST('/api/runs/{issuer}/{date}/ledger/export', { params: { path: place, header: headers } })),
    { onDone: takeOver },
  );
  const made = handOver.export;
  if (made)
    return (
      <>
        <KeyValueList
          items={[
            { label: t('ledgerExports.entries'), value: String(made.entries) },
            { label: t('ledgerExports.debit'), value: <Amount value={made.debit} currency={currency} /> },
            { label: t('ledgerExports.owed'), value: <Amount value={made.owed} currency={currency} /> },
            {
              label: t('ledgerExports.madeBy'),
              value: (
                <>
                  {made.madeBy}, <Instant value={made.madeAt} />
                </>
              ),
            },
            { label: t('ledgerExports.sha256'), value: <code>{made.sha256}</code> },
          ]}
        />
        <p>
          <DownloadLink href={`/api/runs/${place.issuer}/${place.date}/ledger/file`} format="CSV">
            {t('ledgerExports.download')}
          </DownloadLink>
        </p>
      </>
    );
  const unavailable = !isAtDesk ? t('ledgerExports.notYours') : handOver.isIssued ? undefined : t('ledgerExports.export.notIssued');
  return (
    <ConfirmAction
      label={t('ledgerExports.export.make')}
      title={t('ledgerExports.export.ask')}
      explanation={t('ledgerExports.export.explain')}
      covers={[]}
      unavailable={unavailable}
      isPrimary
      onConfirm={() => make.mutateAsync(null)}
    />
  );
}

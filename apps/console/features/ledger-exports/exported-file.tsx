import { useTranslation } from 'react-i18next';
import type { Export, StepProps } from '#console/features/ledger-exports/ledger-data';
import { Amount } from '#console/ui/amount';
import { DownloadLink } from '#console/ui/download-link';
import { Instant } from '#console/ui/instant';
import { KeyValueList } from '#console/ui/key-value-list';

interface ExportedFileProps extends Pick<StepProps, 'currency' | 'owedLabel'> {
  readonly made: Export;
  readonly href: string;
}

/** A file that was made: its sums, by whom, and the way to its bytes, which are the same whenever they are fetched. */
export function ExportedFile({ made, href, currency, owedLabel }: ExportedFileProps) {
  const { t } = useTranslation();
  return (
    <>
      <KeyValueList
        items={[
          { label: t('ledgerExports.entries'), value: String(made.entries) },
          { label: t('ledgerExports.debit'), value: <Amount value={made.debit} currency={currency} /> },
          { label: owedLabel, value: <Amount value={made.owed} currency={currency} /> },
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
        <DownloadLink href={href} format="CSV">
          {t('ledgerExports.download')}
        </DownloadLink>
      </p>
    </>
  );
}

import { Heading } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import type { Brought } from '#console/features/imports/import-data';
import { FirstRows } from '#console/features/imports/first-rows';
import { LocalDate } from '#console/ui/local-date';
import { PercentOfWhole } from '#console/ui/percent';

/** A key beside the one that stands: whose share changes, and how many keep theirs. */
export function BroughtKey({ broughtKey }: { readonly broughtKey: Brought['keys'][number] }) {
  const { t } = useTranslation();
  const { key, validFrom, stands, payers, unchanged, changes } = broughtKey;
  return (
    <>
      <Heading level="4" size="xsmall" spacing>
        {t('imports.brought.key', { key })} <LocalDate value={validFrom} />
      </Heading>
      <p className="part-explain">
        {stands === null ? (
          t('imports.brought.firstKey', { count: payers })
        ) : (
          <>
            {t('imports.brought.standingKey', { key: stands.key, version: stands.version })} <LocalDate value={stands.validFrom} />.{' '}
            {t('imports.brought.changes', { count: changes.length })} {t('imports.brought.unchanged', { count: unchanged })}
          </>
        )}
      </p>
      {changes.length > 0 && (
        <FirstRows
          caption={t('imports.brought.sharesOf', { key })}
          rows={changes}
          rowKey={({ payer }) => payer}
          columns={[
            { id: 'name', head: t('imports.brought.payer'), cell: ({ name, payer }) => (name === payer ? payer : `${name} (${payer})`) },
            {
              id: 'stands',
              head: t('imports.brought.stands'),
              isNumber: true,
              cell: ({ stands: share }) => (share === null ? t('imports.brought.nothingStands') : <PercentOfWhole value={share} />),
            },
            {
              id: 'share',
              head: t('imports.brought.new'),
              isNumber: true,
              cell: ({ share }) => (share === null ? t('imports.brought.leaves') : <PercentOfWhole value={share} />),
            },
            {
              id: 'difference',
              head: t('imports.brought.points'),
              isNumber: true,
              cell: ({ difference }) => <PercentOfWhole value={difference} isChange />,
            },
          ]}
        />
      )}
    </>
  );
}

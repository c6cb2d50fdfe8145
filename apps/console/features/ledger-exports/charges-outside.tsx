import { BodyLong } from '@navikt/ds-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moneyFromWire } from '#glossary/wire-amount';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import { useTakeOverCharges, type ReminderCharges } from '#console/features/ledger-exports/ledger-data';
import { useLanguage } from '#console/i18n/texts';
import { Amount } from '#console/ui/amount';
import { ConfirmAction } from '#console/ui/confirm-action';
import { DayField } from '#console/ui/day-field';
import { KeyValueList } from '#console/ui/key-value-list';
import { LocalDate } from '#console/ui/local-date';

type Outside = ReminderCharges['outside'][number];

interface ChargesOutsideProps {
  readonly issuer: string;
  readonly outside: readonly Outside[];
  readonly isAtDesk: boolean;
}

/** Charges that no file has, by currency, and the way to the next file. */
export function ChargesOutside({ issuer, outside, isAtDesk }: ChargesOutsideProps) {
  const { t } = useTranslation();
  if (outside.length === 0) return <BodyLong>{t('ledgerExports.charges.none')}</BodyLong>;
  return outside.map((sums) => <NextFile key={sums.currency} issuer={issuer} sums={sums} isAtDesk={isAtDesk} />);
}

function NextFile({ issuer, sums, isAtDesk }: Omit<ChargesOutsideProps, 'outside'> & { readonly sums: Outside }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [untilOn, setUntilOn] = useState('');
  const { currency, entries, owed, firstOn, lastOn } = sums;
  const make = useCommand(
    (body: { currency: Outside['currency']; untilOn: string | null }, headers) =>
      answer(api.POST('/api/reminder-charges/{issuer}', { params: { path: { issuer }, header: headers }, body })),
    { onDone: useTakeOverCharges(issuer) },
  );
  return (
    <>
      <KeyValueList
        items={[
          { label: t('ledgerExports.entries'), value: String(entries) },
          { label: t('ledgerExports.charges.owed'), value: <Amount value={owed} currency={currency} /> },
          {
            label: t('ledgerExports.charges.posted'),
            value: (
              <>
                <LocalDate value={firstOn} />
                {lastOn !== firstOn && (
                  <>
                    {' – '}
                    <LocalDate value={lastOn} />
                  </>
                )}
              </>
            ),
          },
        ]}
      />
      <div className="form after-values">
        {isAtDesk && (
          <DayField
            label={t('ledgerExports.charges.until')}
            description={t('ledgerExports.charges.untilHelp')}
            value={untilOn}
            onChange={setUntilOn}
          />
        )}
        <div>
          <ConfirmAction
            label={t('ledgerExports.export.make')}
            title={t('ledgerExports.charges.ask')}
            explanation={t('ledgerExports.charges.askExplain')}
            covers={untilOn === '' ? [{ label: t('ledgerExports.charges.owed'), value: moneyFromWire(owed, currency, language) }] : []}
            unavailable={isAtDesk ? undefined : t('ledgerExports.notYours')}
            isPrimary
            onConfirm={() => make.mutateAsync({ currency, untilOn: untilOn === '' ? null : untilOn })}
          />
        </div>
      </div>
    </>
  );
}

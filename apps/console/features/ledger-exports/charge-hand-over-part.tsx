import { BodyLong, Heading } from '@navikt/ds-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import { ChargeFileSteps } from '#console/features/ledger-exports/charge-file-steps';
import { ChargesOutside } from '#console/features/ledger-exports/charges-outside';
import { chargesKeyOf } from '#console/features/ledger-exports/ledger-data';
import { SignedChargeFiles } from '#console/features/ledger-exports/signed-charge-files';
import { PageState } from '#console/ui/page-state';

interface ChargeHandOverPartProps {
  readonly issuer: string;
  readonly isAtDesk: boolean;
}

/** What reminders charge on its way to the finance system: what is in no file, the files under way step by step, and those that are signed off. */
export function ChargeHandOverPart({ issuer, isAtDesk }: ChargeHandOverPartProps) {
  const { t } = useTranslation();
  const charges = useQuery({
    queryKey: chargesKeyOf(issuer),
    queryFn: ({ signal }) => answer(api.GET('/api/reminder-charges/{issuer}', { params: { path: { issuer } }, signal })),
  });
  return (
    <>
      <BodyLong>{t('ledgerExports.charges.lead')}</BodyLong>
      <PageState query={charges} lines={6}>
        {({ outside, files }) => (
          <>
            <section className="part">
              <Heading level="2" size="small" spacing>
                {t('ledgerExports.charges.outside')}
              </Heading>
              <ChargesOutside issuer={issuer} outside={outside} isAtDesk={isAtDesk} />
            </section>
            {files
              .filter(({ signOff }) => signOff === null)
              .toReversed()
              .map((file) => (
                <ChargeFileSteps key={file.number} issuer={issuer} file={file} isAtDesk={isAtDesk} onRefused={() => void charges.refetch()} />
              ))}
            <section className="part">
              <Heading level="2" size="small" spacing>
                {t('ledgerExports.charges.signed')}
              </Heading>
              <SignedChargeFiles issuer={issuer} files={files.filter(({ signOff }) => signOff !== null)} />
            </section>
          </>
        )}
      </PageState>
    </>
  );
}

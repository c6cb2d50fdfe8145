import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import { ExportedFile } from '#console/features/ledger-exports/exported-file';
import { useTakeOver, type HandOver, type Place, type StepProps } from '#console/features/ledger-exports/ledger-data';
import { ConfirmAction } from '#console/ui/confirm-action';

interface ExportStepProps extends Pick<StepProps, 'currency' | 'owedLabel' | 'isAtDesk'> {
  readonly place: Place;
  readonly handOver: HandOver;
}

/** A run's file: made once, the same bytes whenever it is fetched. */
export function ExportStep({ place, handOver, isAtDesk, ...words }: ExportStepProps) {
  const { t } = useTranslation();
  const make = useCommand(
    (_input: null, headers) => answer(api.POST('/api/runs/{issuer}/{date}/ledger/export', { params: { path: place, header: headers } })),
    { onDone: useTakeOver(place) },
  );
  if (handOver.export) return <ExportedFile made={handOver.export} href={`/api/runs/${place.issuer}/${place.date}/ledger/file`} {...words} />;
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

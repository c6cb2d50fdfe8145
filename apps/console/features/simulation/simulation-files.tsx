import { Button } from '@navikt/ds-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import { given } from '#console/api/given';
import { keepBlob } from '#console/api/keep-blob';
import { asFileForm } from '#console/api/send-file';
import type { Supposition } from '#console/features/simulation/simulation-data';
import { useLanguage } from '#console/i18n/texts';
import { DownloadLink } from '#console/ui/download-link';
import { Failure } from '#console/ui/page-state';

interface SimulationFilesProps {
  readonly supposition: Supposition;
  readonly search: string | undefined;
  readonly keyFile: File | null;
}

const FORMATS = ['xlsx', 'csv'] as const;
type Format = (typeof FORMATS)[number];

/** The simulation to keep, with every payer that matches: by address, or worked out anew from the key file that this page holds. */
export function SimulationFiles({ supposition, search, keyFile }: SimulationFilesProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { isKeyFile: _isKeyFile, ...supposed } = supposition;
  const query = { ...supposed, ...given({ search }), language };
  const make = useMutation({
    mutationFn: async ({ format, file }: { readonly format: Format; readonly file: File }) => {
      const params = { query: { ...query, format } };
      const blob = await answer(api.POST('/api/simulation/key-file/export', { params, ...asFileForm(file), parseAs: 'blob' }));
      keepBlob(blob, `simulation-${supposition.programme}-${supposition.year}.${format}`);
    },
  });
  const address = (format: Format) => {
    const parts = Object.entries({ ...query, format }).map(([name, value]) => [name, String(value)]);
    return `/api/simulation/export?${new URLSearchParams(parts).toString()}`;
  };
  return (
    <div className="actions part-files">
      {FORMATS.map((format) =>
        keyFile === null ? (
          <DownloadLink key={format} href={address(format)} format={format.toUpperCase()}>
            {t('simulation.file')}
          </DownloadLink>
        ) : (
          <Button key={format} variant="secondary" size="small" loading={make.isPending} onClick={() => make.mutate({ format, file: keyFile })}>
            {t('simulation.file')} ({format.toUpperCase()})
          </Button>
        ),
      )}
      {make.isError && <Failure error={make.error} />}
    </div>
  );
}

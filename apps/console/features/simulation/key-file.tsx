import { FileUpload, type FileObject } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';

const MOST_BYTES = 10_000_000;

interface KeyFileProps {
  readonly file: File | null;
  readonly onChange: (file: File | null) => void;
}

/** The file of a key to suppose. It stays in this page: the address cannot carry it, and nobody keeps it. */
export function KeyFile({ file, onChange }: KeyFileProps) {
  const { t } = useTranslation();
  const choose = ([chosen]: readonly FileObject[]) => onChange(chosen && !chosen.error ? chosen.file : null);
  return (
    <div className="part">
      <FileUpload.Dropzone
        label={t('simulation.keyFile')}
        description={t('simulation.keyFileHelp')}
        accept=".csv,.xlsx"
        multiple={false}
        maxSizeInBytes={MOST_BYTES}
        fileLimit={{ max: 1, current: file === null ? 0 : 1 }}
        onSelect={choose}
      />
      {file !== null && <FileUpload.Item file={file} button={{ action: 'delete', onClick: () => onChange(null) }} />}
    </div>
  );
}

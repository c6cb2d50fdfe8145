import { Alert, Button, FileUpload, type FileObject } from '@navikt/ds-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import { asFileForm } from '#console/api/send-file';
import { FileReport } from '#console/features/payments/file-report';
import { useAskAnew, type BankFileReport } from '#console/features/payments/payments-data';
import { Failure } from '#console/ui/page-state';

const MOST_BYTES = 20_000_000;

/** A file of the bank is chosen, sent as it is, and answered with a report of what came of it. */
export function FileImport({ issuer }: { readonly issuer: string }) {
  const { t } = useTranslation();
  const askAnew = useAskAnew();
  const [chosen, setChosen] = useState<FileObject | null>(null);
  const [done, setDone] = useState<{ readonly name: string; readonly report: BankFileReport } | null>(null);
  const send = useCommand(
    ({ file }: SentFile, headers) => answer(api.POST('/api/payments/files', { params: { query: { issuer }, header: headers }, ...asFileForm(file) })),
    {
      onDone: async (report) => {
        setDone({ name: chosen?.file.name ?? '', report });
        setChosen(null);
        await askAnew();
      },
    },
  );
  const choose = ([file]: readonly FileObject[]) => {
    send.reset();
    setDone(null);
    setChosen(file ?? null);
  };
  return (
    <div className="form">
      <FileUpload.Dropzone
        label={t('payments.import.choose')}
        description={t('payments.import.help')}
        multiple={false}
        maxSizeInBytes={MOST_BYTES}
        fileLimit={{ max: 1, current: chosen === null ? 0 : 1 }}
        onSelect={choose}
      />
      {chosen !== null && (
        <FileUpload.Item
          file={chosen.file}
          {...(chosen.error ? { error: t('payments.import.tooLarge') } : {})}
          button={{ action: 'delete', onClick: () => setChosen(null) }}
        />
      )}
      {send.isError && <Failure error={send.error} />}
      {chosen !== null && !chosen.error && (
        <div>
          <Button loading={send.isPending} onClick={() => send.mutate(sentFile(chosen.file))}>
            {t('payments.import.send')}
          </Button>
        </div>
      )}
      <div role="status">
        {done !== null && (
          <Alert variant="success">
            <FileReport name={done.name} report={done.report} />
          </Alert>
        )}
      </div>
    </div>
  );
}

/** With what tells one file from another: the same one sent again is the same intent. */
interface SentFile {
  readonly file: File;
  readonly name: string;
  readonly size: number;
  readonly lastModified: number;
}

function sentFile(file: File): SentFile {
  return { file, name: file.name, size: file.size, lastModified: file.lastModified };
}

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChooseFiles } from '#console/features/imports/choose-files';
import { usePreview, type Preview, type Receipt, type Selection } from '#console/features/imports/import-data';
import { ImportReceipt } from '#console/features/imports/import-receipt';
import { PreviewReport } from '#console/features/imports/preview-report';
import { SignedIn } from '#console/shell/signed-in';
import { Page } from '#console/ui/page';
import { Failure } from '#console/ui/page-state';
import { useUnsavedWork } from '#console/ui/unsaved-work';

const NOTHING: Selection = { files: [], attachments: [] };

/** Files are chosen, looked at, and imported when a person has seen what they would do. */
export function ImportPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('imports.title')} lead={t('imports.lead')}>
      <SignedIn roles={['officer', 'administrator']}>{() => <Import />}</SignedIn>
    </Page>
  );
}

function Import() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [selection, setSelection] = useState(NOTHING);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const look = usePreview(setPreview);
  useUnsavedWork(receipt === null && selection.files.length > 0 ? t('imports.unsaved') : undefined);

  const choose = (next: Selection) => {
    setSelection(next);
    setPreview(null);
    look.reset();
  };
  const beginAgain = () => {
    choose(NOTHING);
    setReceipt(null);
  };
  const imported = async (done: Receipt) => {
    setReceipt(done);
    await queries.invalidateQueries();
  };
  if (receipt !== null) return <ImportReceipt receipt={receipt} onAgain={beginAgain} />;
  return (
    <>
      <p className="part-explain">{t('imports.whoMay')}</p>
      <ChooseFiles selection={selection} isLooking={look.isPending} onChange={choose} onPreview={() => look.mutate(selection)} />
      {look.isError && (
        <div className="part">
          <Failure error={look.error} />
        </div>
      )}
      {preview !== null && <PreviewReport preview={preview} selection={selection} onImported={imported} />}
    </>
  );
}

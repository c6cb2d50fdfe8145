import { Button, FileUpload } from '@navikt/ds-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IMPORT_LIMITS } from '#contracts/import-limits';
import { heldInMemory, usePreviewDraft, type Drafted } from '#console/features/cost-basis/draft-data';
import { DraftPreview } from '#console/features/cost-basis/draft-preview';
import { SignedIn } from '#console/shell/signed-in';
import { Page } from '#console/ui/page';
import { Failure } from '#console/ui/page-state';
import { Receipt } from '#console/ui/receipt';

/** A workbook is chosen, read, and becomes a draft once its preparer has seen what it says. */
export function DraftPage() {
  const { t } = useTranslation();
  return (
    <Page
      title={t('costBasis.draft.title')}
      lead={
        <>
          {t('costBasis.draft.lead')}{' '}
          <Link className="aksel-link" to="/tallgrunnlag">
            {t('costBasis.allBases')}
          </Link>
        </>
      }
    >
      <SignedIn roles={['preparer']}>{() => <Import />}</SignedIn>
    </Page>
  );
}

function Import() {
  const { t } = useTranslation();
  const [file, setFile] = useState<File | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [drafted, setDrafted] = useState<Drafted | null>(null);
  const preview = usePreviewDraft();
  const choose = async (accepted: readonly File[], rejected: readonly { readonly file: File }[]) => {
    setRefused(rejected[0]?.file.name ?? null);
    setDrafted(null);
    preview.reset();
    const [first] = accepted;
    setFile(first ? await heldInMemory(first) : null);
  };
  return (
    <>
      {drafted !== null && (
        <Receipt>
          {t('costBasis.draft.receipt')}{' '}
          <Link className="aksel-link" to="/tallgrunnlag/$basis/$number" params={{ basis: drafted.basis, number: String(drafted.number) }}>
            {t('costBasis.draft.open', { number: drafted.number })}
          </Link>
        </Receipt>
      )}
      <FileUpload.Dropzone
        label={t('costBasis.draft.choose')}
        description={t('costBasis.draft.limits', { megabytes: IMPORT_LIMITS.megabytes })}
        accept=".xlsx"
        multiple={false}
        maxSizeInBytes={IMPORT_LIMITS.megabytes * 1_000_000}
        onSelect={(_all, { accepted, rejected }) => void choose(accepted, rejected)}
      />
      {refused !== null && (
        <p role="alert" className="problem-text">
          {t('costBasis.draft.refused', { name: refused, megabytes: IMPORT_LIMITS.megabytes })}
        </p>
      )}
      {file !== null && (
        <div className="actions part">
          <span>{file.name}</span>
          <Button loading={preview.isPending} onClick={() => preview.mutate(file)}>
            {t('costBasis.draft.look')}
          </Button>
        </div>
      )}
      {preview.isError && <Failure error={preview.error} />}
      {file !== null && preview.data && drafted === null && (
        <DraftPreview file={file} preview={preview.data.data} etag={preview.data.etag} onDrafted={setDrafted} />
      )}
    </>
  );
}

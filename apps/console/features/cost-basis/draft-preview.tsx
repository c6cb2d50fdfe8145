import { Heading, Select } from '@navikt/ds-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { COST_BASES, useCostBases, type CostBasisPreview } from '#console/features/cost-basis/cost-basis-data';
import { useDraft, type Drafted } from '#console/features/cost-basis/draft-data';
import { MissingPart } from '#console/features/cost-basis/missing-part';
import { ConfirmAction } from '#console/ui/confirm-action';
import { ImportIssues } from '#console/ui/import-issues';
import { PageState } from '#console/ui/page-state';

interface DraftPreviewProps {
  readonly file: File;
  readonly preview: CostBasisPreview;
  /** Of the version that stood when the file was looked at. */
  readonly etag: string;
  readonly onDrafted: (drafted: Drafted) => void;
}

/** What a workbook would make: every refused cell at its place, or the version with what it still lacks. Nothing is kept yet. */
export function DraftPreview({ file, preview, etag, onDrafted }: DraftPreviewProps) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [preview.digest]);
  const { draft, issues } = preview;
  return (
    <section className="part" aria-labelledby="draft-preview">
      <Heading ref={heading} tabIndex={-1} level="2" size="medium" id="draft-preview" className="page-title" spacing>
        {t('costBasis.draft.found')}
      </Heading>
      {draft === null ? (
        <>
          <p>{t('costBasis.draft.issues', { count: issues.length })}</p>
          <ImportIssues file={file.name} issues={issues} />
        </>
      ) : (
        <>
          <p>
            {t('costBasis.draft.becomes', { number: draft.number, year: draft.year, title: draft.title })}
            {draft.replacesDraft && ` ${t('costBasis.draft.replaces')}`}
          </p>
          <Keep file={file} etag={etag} digest={preview.digest} draft={draft} onDrafted={onDrafted} />
          <MissingPart version={draft} />
        </>
      )}
    </section>
  );
}

interface KeepProps extends Pick<DraftPreviewProps, 'file' | 'etag' | 'onDrafted'> {
  readonly digest: string;
  readonly draft: NonNullable<CostBasisPreview['draft']>;
}

function Keep({ file, etag, digest, draft, onDrafted }: KeepProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const bases = useCostBases();
  const [chosen, setChosen] = useState<string | null>(null);
  const keep = useDraft(async (drafted) => {
    onDrafted(drafted);
    await queries.invalidateQueries({ queryKey: COST_BASES });
  });
  return (
    <PageState query={bases}>
      {({ items, issuers }) => {
        const known = items.find(({ code }) => code === draft.basis)?.issuer;
        const issuer = known ?? chosen ?? items[0]?.issuer ?? issuers[0]?.code ?? '';
        return (
          <div className="stack">
            {known === undefined && (
              <Select label={t('costBasis.draft.issuer')} value={issuer} onChange={({ target }) => setChosen(target.value)}>
                {issuers.map(({ code, name }) => (
                  <option key={code} value={code}>
                    {name}
                  </option>
                ))}
              </Select>
            )}
            <div>
              <ConfirmAction
                label={t('costBasis.draft.confirm')}
                title={t('costBasis.draft.confirmTitle')}
                explanation={t('costBasis.draft.confirmText')}
                isPrimary
                covers={[{ label: t('costBasis.version', { number: draft.number }), value: draft.title }]}
                onConfirm={() => keep.mutateAsync({ file, digest, etag, issuer })}
              />
            </div>
          </div>
        );
      }}
    </PageState>
  );
}

import { Button, FileUpload, Select } from '@navikt/ds-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IMPORT_LIMITS } from '#contracts/import-limits';
import { heldInMemory, kindOfName, KINDS, type ChosenFile, type Selection } from '#console/features/imports/import-data';
import { ExplainedUnavailable } from '#console/ui/explained-unavailable';

interface ChooseFilesProps {
  readonly selection: Selection;
  readonly isLooking: boolean;
  readonly onChange: (selection: Selection) => void;
  readonly onPreview: () => void;
}

const MOST_BYTES = IMPORT_LIMITS.megabytes * 1_000_000;

/** Which files, and what each holds. What may be chosen is said before anybody chooses. */
export function ChooseFiles({ selection, isLooking, onChange, onPreview }: ChooseFilesProps) {
  const { t } = useTranslation();
  const { files, attachments } = selection;
  const [refused, setRefused] = useState<readonly string[]>([]);
  const add = async (which: 'files' | 'attachments', { accepted, rejected }: { accepted: File[]; rejected: { file: File }[] }) => {
    const held = await heldInMemory(accepted);
    const next =
      which === 'files'
        ? { ...selection, files: [...withoutNames(files, held), ...held.map((file): ChosenFile => ({ file, kind: kindOfName(file.name) }))] }
        : { ...selection, attachments: [...attachments.filter((old) => held.every((file) => file.name !== old.name)), ...held] };
    const tooMany = next[which].slice(IMPORT_LIMITS[which]);
    onChange({ ...next, [which]: next[which].slice(0, IMPORT_LIMITS[which]) });
    setRefused([...rejected.map(({ file }) => file.name), ...tooMany.map((item) => ('kind' in item ? item.file.name : item.name))]);
  };
  const kindsMissing = files.filter(({ kind }) => kind === undefined).length;
  return (
    <>
      <FileUpload.Dropzone
        label={t('imports.choose')}
        description={t('imports.limits', IMPORT_LIMITS)}
        accept=".csv,.xlsx"
        maxSizeInBytes={MOST_BYTES}
        onSelect={(_all, parted) => void add('files', parted)}
      />
      {refused.length > 0 && (
        <p role="alert" className="problem-text">
          {t('imports.notTaken', { names: refused.join(', '), ...IMPORT_LIMITS })}
        </p>
      )}
      {files.length > 0 && (
        <ul className="chosen-files" aria-label={t('imports.chosen')}>
          {files.map((chosen) => (
            <ChosenRow
              key={chosen.file.name}
              chosen={chosen}
              onKind={(kind) => onChange({ ...selection, files: files.map((other) => (other === chosen ? { ...other, kind } : other)) })}
              onRemove={() => onChange({ ...selection, files: files.filter((other) => other !== chosen) })}
            />
          ))}
        </ul>
      )}
      {files.some(({ kind }) => kind === 'actual-costs') && (
        <div className="part">
          <FileUpload.Dropzone
            label={t('imports.attachments')}
            description={t('imports.attachmentsHelp', IMPORT_LIMITS)}
            maxSizeInBytes={MOST_BYTES}
            onSelect={(_all, parted) => void add('attachments', parted)}
          />
          {attachments.length > 0 && <p>{t('imports.attached', { names: attachments.map((file) => file.name).join(', ') })}</p>}
        </div>
      )}
      {files.length > 0 && (
        <div className="part">
          {kindsMissing > 0 ? (
            <ExplainedUnavailable label={t('imports.preview')} because={t('imports.kindsMissing')} />
          ) : (
            <Button loading={isLooking} onClick={onPreview}>
              {t('imports.preview')}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

interface ChosenRowProps {
  readonly chosen: ChosenFile;
  readonly onKind: (kind: ChosenFile['kind']) => void;
  readonly onRemove: () => void;
}

function ChosenRow({ chosen, onKind, onRemove }: ChosenRowProps) {
  const { t } = useTranslation();
  const { name } = chosen.file;
  return (
    <li className="chosen-file">
      <Select
        size="small"
        label={t('imports.kindOf', { name })}
        value={chosen.kind ?? ''}
        onChange={({ target }) => onKind(KINDS.find((kind) => kind === target.value))}
      >
        <option value="">{t('imports.chooseKind')}</option>
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`imports.kind.${kind}`)}
          </option>
        ))}
      </Select>
      <Button type="button" size="small" variant="tertiary" onClick={onRemove}>
        {t('imports.remove')}
        <span className="aksel-sr-only"> {name}</span>
      </Button>
    </li>
  );
}

/** A file chosen again takes the place of the one of its name. */
function withoutNames(files: readonly ChosenFile[], added: readonly File[]): ChosenFile[] {
  return files.filter(({ file }) => added.every((next) => next.name !== file.name));
}

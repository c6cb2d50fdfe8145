import { BroughtAmounts } from '#console/features/imports/brought-amounts';
import { BroughtKey } from '#console/features/imports/brought-key';
import { BroughtAgreements, BroughtArrangements, BroughtEntries } from '#console/features/imports/brought-rows';
import type { PreviewedFile } from '#console/features/imports/import-data';

/** What a file would record, beside what stands: what a person checks before importing. */
export function BroughtPart({ file }: { readonly file: PreviewedFile }) {
  const { amounts, keys, agreements, arrangements, entries } = file.brought;
  return (
    <>
      {amounts.length > 0 && <BroughtAmounts file={file.file} amounts={amounts} />}
      {keys.map((key) => (
        <BroughtKey key={`${key.key} ${key.validFrom}`} broughtKey={key} />
      ))}
      {agreements.length > 0 && <BroughtAgreements file={file.file} agreements={agreements} />}
      {arrangements.length > 0 && <BroughtArrangements file={file.file} arrangements={arrangements} />}
      {entries.length > 0 && <BroughtEntries file={file.file} entries={entries} />}
    </>
  );
}

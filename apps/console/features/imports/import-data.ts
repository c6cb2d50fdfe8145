import { useMutation } from '@tanstack/react-query';
import { answer, api } from '#console/api/client';
import { useCommand, type CommandHeaders } from '#console/api/command';
import type { components } from '#console/api/generated/schema';

export type ImportKind = components['schemas']['ImportKind'];
export type Preview = components['schemas']['ImportPreview'];
export type PreviewedFile = Preview['files'][number];
export type Brought = components['schemas']['Brought'];
export type Finding = components['schemas']['PlanFinding'];
export type Receipt = components['schemas']['ImportReceipt'];

/** In the order in which each finds what it names recorded before it. */
export const KINDS = [
  'programmes',
  'payers',
  'issuers',
  'logos',
  'people',
  'keys',
  'budgets',
  'agreements',
  'arrangements',
  'actual-costs',
  'late-rates',
  'printed-budget-totals',
  'printed-payment-plan',
] as const satisfies readonly ImportKind[];

/** A file with what it holds, as its name says or as a person chose. */
export interface ChosenFile {
  readonly file: File;
  readonly kind: ImportKind | undefined;
}

/** All that is handed in together. */
export interface Selection {
  readonly files: readonly ChosenFile[];
  readonly attachments: readonly File[];
}

/** `budgets.csv` → `budgets`; nothing when the name says no kind. */
export function kindOfName(name: string): ImportKind | undefined {
  const stem = name.replace(/\.[^.]+$/, '').toLowerCase();
  return KINDS.find((kind) => kind === stem);
}

/** Read into memory: what is previewed and what is imported are the same bytes, whatever happens to the file on the disk. */
export async function heldInMemory(files: readonly File[]): Promise<File[]> {
  return Promise.all(files.map(async (file) => new File([await file.arrayBuffer()], file.name)));
}

export function usePreview(onPreviewed: (preview: Preview) => void) {
  return useMutation({
    mutationFn: (selection: Selection) =>
      answer(api.POST('/api/imports/preview', { body: { kinds: kindsOf(selection) }, bodySerializer: () => formOf(selection) })),
    onSuccess: onPreviewed,
  });
}

/** Imports what was previewed; its key is one for the same bytes, however often it is sent. */
export function useConfirmImport(onDone: (receipt: Receipt) => unknown) {
  return useCommand(
    (input: { readonly selection: Selection; readonly digest: string }, headers: CommandHeaders) => {
      const { selection, digest } = input;
      const body = { kinds: kindsOf(selection), digest };
      return answer(api.POST('/api/imports', { params: { header: headers }, body, bodySerializer: () => formOf(selection, digest) }));
    },
    { onDone },
  );
}

function kindsOf({ files }: Selection): string {
  return JSON.stringify(files.map(({ kind }) => kind));
}

function formOf(selection: Selection, digest?: string): FormData {
  const form = new FormData();
  form.set('kinds', kindsOf(selection));
  if (digest !== undefined) form.set('digest', digest);
  for (const { file } of selection.files) form.append('files', file, file.name);
  for (const file of selection.attachments) form.append('attachments', file, file.name);
  return form;
}

import { useMutation } from '@tanstack/react-query';
import { answer, answerWithVersion, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import type { components } from '#console/api/generated/schema';

export type Drafted = components['schemas']['CostBasisDrafted'];

/** Read into memory: what is looked at and what is kept are the same bytes, whatever happens to the file on the disk. */
export async function heldInMemory(file: File): Promise<File> {
  return new File([await file.arrayBuffer()], file.name);
}

export function usePreviewDraft() {
  return useMutation({
    mutationFn: (file: File) => answerWithVersion(api.POST('/api/cost-bases/preview', { body: {}, bodySerializer: () => formOf(file, {}) })),
  });
}

interface Wanted {
  readonly file: File;
  readonly digest: string;
  /** Of the version that stood when the file was looked at. */
  readonly etag: string;
  readonly issuer: string;
}

/** Makes the draft of what was previewed; its key is one for the same bytes, however often it is sent. */
export function useDraft(onDone: (drafted: Drafted) => unknown) {
  return useCommand(
    ({ file, digest, etag, issuer }: Wanted, headers) =>
      answer(
        api.POST('/api/cost-bases', {
          params: { header: { ...headers, 'If-Match': etag } },
          body: { digest, issuer },
          bodySerializer: () => formOf(file, { digest, issuer }),
        }),
      ),
    { onDone },
  );
}

function formOf(file: File, fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.append('files', file, file.name);
  return form;
}

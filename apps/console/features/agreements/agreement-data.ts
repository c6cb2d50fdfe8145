import { useMutation, useQuery } from '@tanstack/react-query';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import type { components } from '#console/api/generated/schema';

export type AgreementTerms = components['schemas']['AgreementTerms'];
export type AgreementPreview = components['schemas']['ImportPreview'];
export type AgreementReceipt = components['schemas']['ImportReceipt'];
export type Programme = components['schemas']['Programme'];

export function useAgreementProgramme(code: string) {
  return useQuery({
    queryKey: ['programmes', code],
    queryFn: ({ signal }) => answer(api.GET('/api/programmes/{code}', { signal, params: { path: { code } } })),
  });
}

export function usePreviewAgreement(onPreviewed: (preview: AgreementPreview) => void) {
  return useMutation({
    mutationFn: (agreement: AgreementTerms) => answer(api.POST('/api/agreements/preview', { body: { agreement } })),
    onSuccess: onPreviewed,
  });
}

export function useRecordAgreement(onDone: (receipt: AgreementReceipt) => unknown) {
  return useCommand(
    (body: { readonly agreement: AgreementTerms; readonly digest: string }, headers) =>
      answer(api.POST('/api/agreements', { params: { header: headers }, body })),
    { onDone },
  );
}

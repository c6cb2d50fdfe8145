import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { DocumentPage, type DocumentParts } from '#console/features/documents/document-page';
import { DocumentsPage } from '#console/features/documents/documents-page';
import { rootRoute } from '#console/shell/root-route';

const SORTS = ['number', '-number', 'date', '-date', 'payer', '-payer', 'total', '-total'] as const;
export const MAIL_STATES = ['queued', 'no-address', 'claimed', 'handed-over', 'sent', 'refused', 'unknown', 'bounced'] as const;

const SEARCH = z.object({
  tekst: z.string().min(1).max(100).optional().catch(undefined),
  art: z.enum(['invoice', 'credit-note', 'internal']).optional().catch(undefined),
  aar: z.number().int().min(1900).max(2999).optional().catch(undefined),
  mail: z.enum(MAIL_STATES).optional().catch(undefined),
  sortering: z.enum(SORTS).default('-date').catch('-date'),
  side: z.number().int().min(1).default(1).catch(1),
  fra: z.string().max(500).optional().catch(undefined),
});
export type DocumentsSearch = z.output<typeof SEARCH>;

export function toSort(text: string): DocumentsSearch['sortering'] {
  return SORTS.find((sort) => sort === text) ?? '-date';
}

export const documentsRoute = createRoute({ getParentRoute: () => rootRoute, path: '/dokumenter', validateSearch: SEARCH, component: DocumentsPage });

/** Other features have their parts on a document's page. */
export function documentRouteWith(parts: DocumentParts) {
  return createRoute({
    getParentRoute: () => rootRoute,
    path: '/faktura/$number',
    component: function OneDocument() {
      return <DocumentPage parts={parts} />;
    },
  });
}

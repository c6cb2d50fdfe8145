import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { AuditPage } from '#console/features/audit/audit-page';
import { rootRoute } from '#console/shell/root-route';

const day = z.iso.date().optional().catch(undefined);
const text = z.string().min(1).max(200).optional().catch(undefined);

/** `vis`: which part of the page; the others are filters of that part. */
const SEARCH = z.object({
  vis: z.enum(['haendelser', 'dag', 'efterproev', 'pakke']).default('haendelser').catch('haendelser'),
  person: text,
  art: text,
  tekst: text,
  fra: day,
  til: day,
  dag: day,
});
export type AuditSearch = z.output<typeof SEARCH>;

export const auditRoute = createRoute({ getParentRoute: () => rootRoute, path: '/revision', validateSearch: SEARCH, component: AuditPage });

import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { CalendarPage } from '#console/features/plans/calendar-page';
import { FilesPage } from '#console/features/plans/files-page';
import { KeyPage } from '#console/features/plans/key-page';
import { PlansPage } from '#console/features/plans/plans-page';
import { ProgrammePage } from '#console/features/plans/programme-page';
import { rootRoute } from '#console/shell/root-route';

const CALENDAR_SEARCH = z.object({
  vis: z.enum(['kommende', 'alle']).default('kommende').catch('kommende'),
  udsteder: z.string().min(1).max(40).optional().catch(undefined),
});
export type CalendarSearch = z.output<typeof CALENDAR_SEARCH>;

const FILE_SORTS = ['at', '-at', 'name', '-name', 'kind', '-kind'] as const;

const FILES_SEARCH = z.object({
  tekst: z.string().min(1).max(100).optional().catch(undefined),
  art: z.string().min(1).max(40).optional().catch(undefined),
  sortering: z.enum(FILE_SORTS).default('-at').catch('-at'),
  side: z.number().int().min(1).default(1).catch(1),
  fra: z.string().max(500).optional().catch(undefined),
});
export type FilesSearch = z.output<typeof FILES_SEARCH>;

export function toFileSort(text: string): FilesSearch['sortering'] {
  return FILE_SORTS.find((sort) => sort === text) ?? '-at';
}

export const filesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/planer/filer',
  validateSearch: FILES_SEARCH,
  component: FilesPage,
});

export const plansRoute = createRoute({ getParentRoute: () => rootRoute, path: '/planer', component: PlansPage });

export const programmeRoute = createRoute({ getParentRoute: () => rootRoute, path: '/planer/$programme', component: ProgrammePage });

export const keyRoute = createRoute({ getParentRoute: () => rootRoute, path: '/planer/noegle/$key/$version', component: KeyPage });

export const calendarRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/planer/kalender',
  validateSearch: CALENDAR_SEARCH,
  component: CalendarPage,
});

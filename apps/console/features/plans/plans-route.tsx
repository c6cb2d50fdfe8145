import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { CalendarPage } from '#console/features/plans/calendar-page';
import { KeyPage } from '#console/features/plans/key-page';
import { PlansPage } from '#console/features/plans/plans-page';
import { ProgrammePage } from '#console/features/plans/programme-page';
import { rootRoute } from '#console/shell/root-route';

const CALENDAR_SEARCH = z.object({
  vis: z.enum(['kommende', 'alle']).default('kommende').catch('kommende'),
  udsteder: z.string().min(1).max(40).optional().catch(undefined),
});
export type CalendarSearch = z.output<typeof CALENDAR_SEARCH>;

export const plansRoute = createRoute({ getParentRoute: () => rootRoute, path: '/planer', component: PlansPage });

export const programmeRoute = createRoute({ getParentRoute: () => rootRoute, path: '/planer/$programme', component: ProgrammePage });

export const keyRoute = createRoute({ getParentRoute: () => rootRoute, path: '/planer/noegle/$key/$version', component: KeyPage });

export const calendarRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/planer/kalender',
  validateSearch: CALENDAR_SEARCH,
  component: CalendarPage,
});

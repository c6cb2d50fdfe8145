import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { SimulationPage } from '#console/features/simulation/simulation-page';
import { rootRoute } from '#console/shell/root-route';

const SORTS = ['payer', '-payer', 'name', '-name', 'stands', '-stands', 'supposed', '-supposed', 'difference', '-difference'] as const;
const AMOUNT = /^\d{1,13}\.\d{2}$/;

/** As the key: a file that only the page holds. */
export const KEY_FILE = 'fil';

/** What is supposed, and which page of the consequence is looked at: a simulation is its address. */
const SEARCH = z.object({
  program: z.string().min(1).max(32).optional().catch(undefined),
  aar: z.number().int().min(1900).max(2999).optional().catch(undefined),
  budget: z.string().regex(AMOUNT).optional().catch(undefined),
  udgift: z.string().regex(AMOUNT).optional().catch(undefined),
  noegle: z
    .string()
    .regex(/^(?:.{1,100}\/\d{1,4}|fil)$/)
    .optional()
    .catch(undefined),
  tekst: z.string().min(1).max(100).optional().catch(undefined),
  sortering: z.enum(SORTS).default('name').catch('name'),
  side: z.number().int().min(1).default(1).catch(1),
  fra: z.string().max(500).optional().catch(undefined),
});
export type SimulationSearch = z.output<typeof SEARCH>;

export function toSort(text: string): SimulationSearch['sortering'] {
  return SORTS.find((sort) => sort === text) ?? 'name';
}

export const simulationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/simulering',
  validateSearch: SEARCH,
  component: SimulationPage,
});

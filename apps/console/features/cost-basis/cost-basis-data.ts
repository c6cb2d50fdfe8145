import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answer, api } from '#console/api/client';
import type { components } from '#console/api/generated/schema';
import { given } from '#console/api/given';
import type { VersionSearch } from '#console/features/cost-basis/version-search';

type Schemas = components['schemas'];
export type CostBasis = Schemas['CostBasis'];
export type Version = Schemas['CostBasisVersion'];
export type CostService = Schemas['CostService'];
export type CostComponent = Schemas['CostComponent'];
export type Bridge = Schemas['Bridge'];
export type BridgeAnswer = Schemas['BridgeAnswer'];
export type UnitCosts = Schemas['UnitCosts'];
export type VersionState = Schemas['VersionState'];
export type Standing = Schemas['Standing'];
export type PayerSector = Schemas['PayerSector'];

export const PAGE_SIZE = 50;

/** Which version of which basis. */
export interface VersionPlace {
  readonly basis: string;
  readonly number: number;
}

/** Beginning of the keys of everything that is asked about a cost basis. */
export const COST_BASES = ['cost-bases'] as const;

export function useCostBases() {
  return useQuery({ queryKey: [...COST_BASES, 'list'], queryFn: ({ signal }) => answer(api.GET('/api/cost-bases', { signal })) });
}

export function useVersion({ basis, number }: VersionPlace) {
  return useQuery({
    queryKey: [...COST_BASES, basis, number, 'sheet'],
    queryFn: ({ signal }) => answer(api.GET('/api/cost-bases/{basis}/versions/{number}', { signal, params: { path: { basis, number } } })),
  });
}

export interface BridgeWanted {
  readonly from: string;
  readonly to: string;
  readonly toVersion: number;
  readonly service: string | undefined;
  readonly sector: PayerSector | undefined;
}

export function useBridge({ basis, number }: VersionPlace, wanted: BridgeWanted) {
  const { from, to, toVersion, service, sector } = wanted;
  return useQuery({
    queryKey: [...COST_BASES, basis, number, 'bridge', wanted],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/cost-bases/{basis}/versions/{number}/bridge', {
          signal,
          params: { path: { basis, number }, query: { from, to, toVersion, ...given({ service, sector }) } },
        }),
      ),
  });
}

export function useUnitCosts({ basis, number }: VersionPlace) {
  return useQuery({
    queryKey: [...COST_BASES, basis, number, 'unit-costs'],
    queryFn: ({ signal }) => answer(api.GET('/api/cost-bases/{basis}/versions/{number}/unit-costs', { signal, params: { path: { basis, number } } })),
  });
}

export function useComparison({ basis, number }: VersionPlace, other: number, { ark, tekst, fra }: VersionSearch) {
  return useQuery({
    queryKey: [...COST_BASES, basis, number, 'comparison', other, ark, tekst, fra],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/cost-bases/{basis}/versions/{number}/comparison', {
          signal,
          params: { path: { basis, number }, query: { with: other, limit: PAGE_SIZE, ...given({ sheet: ark, search: tekst, cursor: fra }) } },
        }),
      ),
  });
}

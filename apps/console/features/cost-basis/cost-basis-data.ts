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
export type Consequence = Schemas['Consequence'];
export type ConsequenceRow = Schemas['PayerConsequence'];
export type CommitteeSector = Schemas['CommitteeSector'];
export type Remark = Schemas['CommitteeRemark'];
export type Remarks = Schemas['CommitteeRemarks'];
export type FollowUp = Schemas['FollowUp'];
export type FollowUpSign = Schemas['FollowUpSign'];
export type Meetings = Schemas['CommitteeMeetings'];
export type Meeting = Schemas['CommitteeMeeting'];
export type CostBasisPreview = Schemas['CostBasisPreview'];
export type OwnCostBases = Schemas['OwnCostBases'];
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

export function useConsequence({ basis, number }: VersionPlace, { sektor, tekst, sortering, fra }: VersionSearch) {
  return useQuery({
    queryKey: [...COST_BASES, basis, number, 'payers', sektor, tekst, sortering, fra],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/cost-bases/{basis}/versions/{number}/payers', {
          signal,
          params: {
            path: { basis, number },
            query: { sort: sortering ?? 'name', limit: PAGE_SIZE, ...given({ sector: sektor, search: tekst, cursor: fra }) },
          },
        }),
      ),
  });
}

/** One payer's rows, one for each of its sectors. */
export function usePayerConsequence({ basis, number }: VersionPlace, payer: string) {
  return useQuery({
    queryKey: [...COST_BASES, basis, number, 'payer', payer],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/cost-bases/{basis}/versions/{number}/payers', {
          signal,
          params: { path: { basis, number }, query: { payer, sort: 'name', limit: PAGE_SIZE } },
        }),
      ),
  });
}

/** What the committee said of every version of a basis. */
export function useRemarks(basis: string) {
  return useQuery({
    queryKey: [...COST_BASES, basis, 'remarks'],
    queryFn: ({ signal }) => answer(api.GET('/api/cost-bases/{basis}/remarks', { signal, params: { path: { basis } } })),
  });
}

export function useMeetings() {
  return useQuery({ queryKey: [...COST_BASES, 'meetings'], queryFn: ({ signal }) => answer(api.GET('/api/committee/meetings', { signal })) });
}

export function useMeeting(meeting: string) {
  return useQuery({
    queryKey: [...COST_BASES, 'meetings', meeting],
    queryFn: ({ signal }) => answer(api.GET('/api/committee/meetings/{meeting}', { signal, params: { path: { meeting } } })),
  });
}

/** What the versions cost the organisations of whoever is signed in. */
export function useOwnCostBases() {
  return useQuery({ queryKey: [...COST_BASES, 'own'], queryFn: ({ signal }) => answer(api.GET('/api/mine/cost-bases', { signal })) });
}

import { z } from 'zod';
import { Day } from '#apps/api/wire/day';
import { STANDINGS } from '#domain/cost-basis/figure';
import { PAYER_SECTORS } from '#domain/cost-basis/payer-sector';
import { VERSION_ACTIONS } from '#use-cases/cost-basis/version-actions';

const Code = z.string().regex(/^[\x21-\x2e\x30-\x7e]{1,32}$/);

export const BasisPath = z.object({ basis: Code });
export const VersionPath = BasisPath.extend({ number: z.coerce.number().int().min(1).max(9_999) });

export const VersionState = z
  .enum(['draft', 'sent-out', 'remarks-closed', 'advised', 'superseded', 'put-forward', 'decided', 'charged'])
  .meta({ id: 'VersionState' });

export const Standing = z
  .enum([...STANDINGS])
  .meta({ id: 'Standing', description: 'How much weight a figure bears; illustrative ones are invented for the example' });

export const PayerSector = z.enum([...PAYER_SECTORS]).meta({ id: 'PayerSector' });

/** What every row of a cost basis says of itself. */
export const sourced = { standing: Standing, source: z.string() };

const Move = z.object({ state: VersionState, on: Day }).meta({ id: 'VersionMove', description: 'A step on a version’s way, on the day it is dated' });

/** Where a version stands. */
export const versionHead = {
  number: z.int(),
  title: z.string(),
  state: VersionState,
  digest: z.string(),
  sentOutOn: Day.nullable(),
  meeting: z.string().nullable(),
  remarksUntil: Day.nullable(),
  moves: z.array(Move),
};

export const VersionAction = z
  .object({
    action: z.enum([...VERSION_ACTIONS]),
    unavailableBecause: z.enum(['role-missing', 'version-in-other-state', 'version-incomplete', 'no-meeting']).nullable(),
  })
  .meta({ id: 'VersionAction' });

export const CostBases = z
  .object({
    items: z.array(
      z
        .object({
          code: z.string(),
          year: z.int().meta({ description: 'The year that is to be charged' }),
          issuer: z.string(),
          issuerName: z.string(),
          versions: z.array(z.object(versionHead)).meta({ description: 'The newest first; drafts only for whoever may see them' }),
        })
        .meta({ id: 'CostBasis' }),
    ),
    issuers: z.array(z.object({ code: z.string(), name: z.string() })).meta({ description: 'Who may bill a new basis' }),
    mayDraft: z.boolean(),
  })
  .meta({ id: 'CostBases' });

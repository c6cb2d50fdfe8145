import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { MailboxMailPage } from '#console/features/operations/mailbox-mail-page';
import { MailboxPage } from '#console/features/operations/mailbox-page';
import { OperationsPage } from '#console/features/operations/operations-page';
import { PeoplePage } from '#console/features/operations/people-page';
import { PersonPage } from '#console/features/operations/person-page';
import { ROLES } from '#console/features/operations/roles';
import { rootRoute } from '#console/shell/root-route';

const text = z.string().min(1).max(100).optional().catch(undefined);
const paging = { side: z.number().int().min(1).default(1).catch(1), fra: z.string().max(500).optional().catch(undefined) };

/** `mail`: only mails in this state. */
const MAILS = z.object({ mail: z.enum(['no-address', 'refused', 'unknown', 'bounced']).optional().catch(undefined), ...paging });
export type OperationsSearch = z.output<typeof MAILS>;

const PEOPLE_SORTS = ['name', '-name', 'email', '-email'] as const;
const PEOPLE = z.object({
  tekst: text,
  rolle: z.enum(ROLES).optional().catch(undefined),
  sortering: z.enum(PEOPLE_SORTS).default('name').catch('name'),
  ...paging,
});
export type PeopleSearch = z.output<typeof PEOPLE>;

export function toPeopleSort(sort: string): PeopleSearch['sortering'] {
  return PEOPLE_SORTS.find((known) => known === sort) ?? 'name';
}

const MAILBOX = z.object({ tekst: text, ...paging });
export type MailboxSearch = z.output<typeof MAILBOX>;

const getParentRoute = () => rootRoute;

export const operationsRoute = createRoute({ getParentRoute, path: '/drift', validateSearch: MAILS, component: OperationsPage });
export const peopleRoute = createRoute({ getParentRoute, path: '/drift/personer', validateSearch: PEOPLE, component: PeoplePage });
export const personRoute = createRoute({ getParentRoute, path: '/drift/personer/$person', component: PersonPage });
export const mailboxRoute = createRoute({ getParentRoute, path: '/drift/postkasse', validateSearch: MAILBOX, component: MailboxPage });
export const mailboxMailRoute = createRoute({ getParentRoute, path: '/drift/postkasse/$mail', component: MailboxMailPage });

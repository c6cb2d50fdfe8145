import { BodyLong, Heading } from '@navikt/ds-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import type { GivenRole, PersonSheet, Role } from '#console/features/operations/operations-data';
import { ConfirmAction } from '#console/ui/confirm-action';
import { LocalDate } from '#console/ui/local-date';
import { RowsTable } from '#console/ui/rows-table';
import { StateTag } from '#console/ui/state-tag';

interface GivenRolesProps {
  readonly person: PersonSheet;
  readonly etag: string;
  readonly isSelf: boolean;
}

/** Every role ever given, also those that have ended: what was decided in them remains explained. */
export function GivenRoles({ person, etag, isSelf }: GivenRolesProps) {
  const { t } = useTranslation();
  return (
    <section className="part">
      <Heading level="2" size="small" spacing>
        {t('operations.people.roles')}
      </Heading>
      {person.roles.length === 0 ? (
        <BodyLong>{t('operations.people.noRole')}</BodyLong>
      ) : (
        <RowsTable
          caption={t('operations.people.roles')}
          rows={person.roles}
          rowKey={(row) => `${row.role}/${row.scope}/${row.validFrom}/${row.withdrawnAt ?? ''}`}
          columns={[
            { id: 'role', head: t('operations.person.role'), cell: (row) => t(`shell.role.${row.role}`) },
            { id: 'place', head: t('operations.person.place'), cell: (row) => placeName(person, row.scope) ?? t('operations.person.everywhere') },
            { id: 'from', head: t('operations.person.from'), cell: (row) => <LocalDate value={row.validFrom} /> },
            { id: 'until', head: t('operations.person.until'), cell: (row) => row.validUntil !== null && <LocalDate value={row.validUntil} /> },
            { id: 'state', head: t('operations.person.state'), cell: (row) => <RoleState role={row} /> },
            { id: 'end', head: t('operations.person.end'), cell: (row) => <EndRole {...{ person, etag, isSelf }} role={row} /> },
          ]}
        />
      )}
    </section>
  );
}

function RoleState({ role }: { readonly role: GivenRole }) {
  const { t } = useTranslation();
  if (role.isHeld) return <StateTag tone="done">{t('operations.person.held')}</StateTag>;
  if (role.withdrawnAt !== null) return <StateTag tone="quiet">{t('operations.person.taken')}</StateTag>;
  return isOver(role) ? (
    <StateTag tone="quiet">{t('operations.person.over')}</StateTag>
  ) : (
    <StateTag tone="waiting">{t('operations.person.later')}</StateTag>
  );
}

/** What has ended by itself or was taken cannot be ended again; one's own right to administrate is another's to take. */
function EndRole({ person, etag, isSelf, role }: GivenRolesProps & { readonly role: GivenRole }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const take = useCommand(
    (body: { readonly role: Role; readonly scope: string; readonly reason: string }, headers) =>
      answer(
        api.POST('/api/people/{person}/roles/take', { params: { path: { person: person.id }, header: { ...headers, 'If-Match': etag } }, body }),
      ),
    { onDone: () => Promise.all([queries.invalidateQueries({ queryKey: ['person'] }), queries.invalidateQueries({ queryKey: ['people'] })]) },
  );
  if (role.withdrawnAt !== null || isOver(role)) return null;
  const roleName = t(`shell.role.${role.role}`);
  return (
    <ConfirmAction
      label={t('operations.end.label')}
      title={t('operations.end.title')}
      explanation={t('operations.end.explain')}
      covers={[
        { label: t('operations.people.name'), value: person.label },
        { label: t('operations.person.role'), value: roleName },
        { label: t('operations.person.place'), value: placeName(person, role.scope) ?? t('operations.person.everywhere') },
      ]}
      reason="required"
      isDestructive
      unavailable={isSelf && role.role === 'administrator' ? t('problem.own-role') : undefined}
      onConfirm={(reason) => take.mutateAsync({ role: role.role, scope: role.scope, reason })}
    />
  );
}

function placeName({ places }: PersonSheet, scope: string): string | undefined {
  return scope === '' ? undefined : ([...places.issuer, ...places.payer].find(({ code }) => code === scope)?.name ?? scope);
}

function isOver({ validUntil }: GivenRole): boolean {
  return validUntil !== null && validUntil <= new Date().toISOString().slice(0, 10);
}

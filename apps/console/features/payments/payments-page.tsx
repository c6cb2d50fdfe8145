import { Select, Tabs } from '@navikt/ds-react';
import { getRouteApi } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { hasRoleAt, type Session } from '#console/api/session';
import { BalancesPart } from '#console/features/payments/balances-part';
import { FilesPart } from '#console/features/payments/files-part';
import { OpenItemsPart } from '#console/features/payments/open-items-part';
import { usePaymentIssuers } from '#console/features/payments/payments-data';
import { PAYMENT_TABS, type PaymentsSearch } from '#console/features/payments/payments-route';
import { RemindersPart } from '#console/features/payments/reminders-part';
import { WaitingPart } from '#console/features/payments/waiting-part';
import { SignedIn } from '#console/shell/signed-in';
import { Page } from '#console/ui/page';
import { PageState } from '#console/ui/page-state';

const route = getRouteApi('/betalinger');

export interface PaymentsPartProps {
  readonly issuer: string;
  readonly isAtDesk: boolean;
  readonly search: PaymentsSearch;
  readonly onChange: (change: Partial<PaymentsSearch>) => void;
}

/** What another feature shows of an issuer's payments. */
export interface PaymentsParts {
  readonly Charges: ComponentType<{ readonly issuer: string; readonly isAtDesk: boolean }>;
}

/** The payments desk of an issuer: what the bank told, what nobody has placed, and what is open. */
export function PaymentsPage({ parts }: { readonly parts: PaymentsParts }) {
  const { t } = useTranslation();
  return (
    <Page title={t('payments.title')} lead={t('payments.lead')}>
      <SignedIn roles={['officer', 'approver', 'auditor']}>{(session) => <Desk session={session} parts={parts} />}</SignedIn>
    </Page>
  );
}

function Desk({ session, parts: { Charges } }: { readonly session: Session; readonly parts: PaymentsParts }) {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const issuers = usePaymentIssuers();
  const change = (next: Partial<PaymentsSearch>) =>
    void navigate({ resetScroll: false, search: { ...search, side: undefined, fra: undefined, ...next } });
  return (
    <PageState query={issuers} lines={8} isEmpty={(list) => list.length === 0} empty={t('payments.noIssuer')}>
      {(list) => {
        const issuer = list.find(({ code }) => code === search.udsteder)?.code ?? list[0]?.code ?? '';
        const props = { issuer, isAtDesk: hasRoleAt(session, ['officer', 'approver'], issuer), search, onChange: change };
        const tab = search.fane ?? 'afventer';
        return (
          <>
            {list.length > 1 && (
              <div className="filters">
                <Select size="small" label={t('payments.issuer')} value={issuer} onChange={({ target }) => change({ udsteder: target.value })}>
                  {list.map(({ code, name }) => (
                    <option key={code} value={code}>
                      {name}
                    </option>
                  ))}
                </Select>
              </div>
            )}
            <Tabs value={tab} onChange={(value) => change({ fane: PAYMENT_TABS.find((known) => known === value), tekst: undefined })}>
              <Tabs.List>
                {PAYMENT_TABS.map((name) => (
                  <Tabs.Tab key={name} value={name} label={t(`payments.tab.${name}`)} />
                ))}
              </Tabs.List>
              <Tabs.Panel value={tab} className="tab-panel">
                {tab === 'afventer' && <WaitingPart {...props} />}
                {tab === 'poster' && <OpenItemsPart {...props} />}
                {tab === 'saldi' && <BalancesPart {...props} />}
                {tab === 'rykkere' && <RemindersPart {...props} key={issuer} />}
                {tab === 'bogfoering' && <Charges issuer={issuer} isAtDesk={props.isAtDesk} key={issuer} />}
                {tab === 'filer' && <FilesPart {...props} />}
              </Tabs.Panel>
            </Tabs>
          </>
        );
      }}
    </PageState>
  );
}

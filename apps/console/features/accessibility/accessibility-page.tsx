import { BodyLong, Heading, List } from '@navikt/ds-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '#console/ui/page';

/** The accessibility statement: what was tested and what was not. To be read without signing in. */
export function AccessibilityPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('accessibility.title')} lead={t('accessibility.lead')} narrow>
      <Part title={t('accessibility.statusTitle')}>
        <BodyLong>{t('accessibility.status')}</BodyLong>
      </Part>
      <Part title={t('accessibility.testedTitle')}>
        <List as="ul">
          <List.Item>{t('accessibility.tested.axe')}</List.Item>
          <List.Item>{t('accessibility.tested.keyboard')}</List.Item>
          <List.Item>{t('accessibility.tested.reflow')}</List.Item>
        </List>
      </Part>
      <Part title={t('accessibility.limitsTitle')}>
        <List as="ul">
          <List.Item>{t('accessibility.limits.screenReaders')}</List.Item>
          <List.Item>{t('accessibility.limits.pdf')}</List.Item>
          <List.Item>{t('accessibility.limits.signIn')}</List.Item>
        </List>
      </Part>
      <Part title={t('accessibility.contactTitle')}>
        <BodyLong>{t('accessibility.contact')}</BodyLong>
      </Part>
      <Part title={t('accessibility.enforcementTitle')}>
        <BodyLong>{t('accessibility.enforcement')}</BodyLong>
      </Part>
      <Part title={t('accessibility.madeTitle')}>
        <BodyLong>{t('accessibility.made')}</BodyLong>
      </Part>
    </Page>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="part">
      <Heading level="2" size="small" spacing>
        {title}
      </Heading>
      {children}
    </section>
  );
}

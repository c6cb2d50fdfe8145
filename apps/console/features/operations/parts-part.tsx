import { Heading, HStack } from '@navikt/ds-react';
import { ExternalLinkIcon } from '@navikt/aksel-icons';
import { useTranslation } from 'react-i18next';
import type { Operations } from '#console/features/operations/operations-data';
import { KeyValueList } from '#console/ui/key-value-list';
import { StateTag } from '#console/ui/state-tag';

const PARTS = ['database', 'process', 'worker', 'mail'] as const;

type Part = (typeof PARTS)[number];

/** The parts the product is made of, each by what stops when it does not answer. */
export function PartsPart({ operations }: { readonly operations: Operations }) {
  const { t } = useTranslation();
  const { parts, procedurePage } = operations;
  return (
    <section className="part" aria-labelledby="parts">
      <Heading level="2" size="small" id="parts" spacing>
        {t('operations.parts.title')}
      </Heading>
      <KeyValueList
        items={PARTS.map((part) => ({
          label: t(`operations.parts.name.${part}`),
          value: (
            <HStack align="center" gap="space-8">
              <StateTag tone={parts[part] === 'up' ? 'done' : 'failed'}>{t(`operations.parts.${parts[part]}`)}</StateTag>
              <span>{t(meaningOf(part, parts[part]))}</span>
            </HStack>
          ),
        }))}
      />
      {procedurePage !== null && (
        <p>
          <a className="aksel-link" href={procedurePage} target="_blank" rel="noreferrer">
            {t('operations.parts.page')} <ExternalLinkIcon aria-hidden />
          </a>
        </p>
      )}
    </section>
  );
}

/** What its state is to those who work here. */
function meaningOf(part: Part, state: Operations['parts'][Part]) {
  if (state === 'full') return 'operations.parts.hasNoRoom' as const;
  return state === 'up' ? (`operations.parts.does.${part}` as const) : (`operations.parts.missing.${part}` as const);
}

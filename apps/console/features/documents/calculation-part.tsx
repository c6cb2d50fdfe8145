import { Heading } from '@navikt/ds-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CALCULATION_TEXTS } from '#glossary/calculation-texts';
import { formatDecimal } from '#glossary/format';
import { printedSource } from '#glossary/printed-source';
import type { WireCurrency } from '#glossary/wire-amount';
import type { Calculation } from '#console/features/documents/document-data';
import { useLanguage } from '#console/i18n/texts';
import { Amount } from '#console/ui/amount';
import { LocalDate } from '#console/ui/local-date';

interface CalculationPartProps {
  readonly calculation: Calculation;
  readonly currency: WireCurrency;
}

/**
 * How one line's amount came about, as a tree that opens level by level: the year's amount, its way down the key, the payer's share, and what was
 * settled before. Every weight names the file, sheet and cell it came from.
 */
export function CalculationPart({ calculation, currency }: CalculationPartProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { rows, roundKind } = CALCULATION_TEXTS[language];
  const amount = (value: string) => <Amount value={value} currency={currency} />;
  return (
    <section className="part" aria-label={`${calculation.programmeName} ${calculation.serviceYear}`}>
      <Heading level="2" size="small" spacing>
        {t('documents.howCalculated', {
          programme: calculation.programmeName,
          year: calculation.serviceYear,
          kind: roundKind[calculation.roundKind],
        })}
      </Heading>
      <details className="explanation" open>
        <summary>
          {rows.share}: {amount(calculation.share)}
        </summary>
        <details className="explanation">
          <summary>
            {rows.target}: {amount(calculation.target)}
          </summary>
          <p>
            {rows[calculation.basis]}: {amount(calculation.recordedAmount)}
          </p>
          <p className="aside-text">
            {t('documents.source')}: {printedSource(calculation.basisSource, language)}
          </p>
          {calculation.budget !== null && calculation.actual !== null && (
            <p>
              {rows.budget}: {amount(calculation.budget)} · {rows.actual}: {amount(calculation.actual)}
            </p>
          )}
          <p>
            {rows.toShare}: {amount(calculation.amount)} · {t('documents.key', { key: calculation.key, version: calculation.keyVersion })}
          </p>
          {calculation.paths.map((path, index) => (
            <KeyPath key={index} path={path} currency={currency} />
          ))}
        </details>
        <details className="explanation">
          <summary>
            {rows.settledBefore}: {amount(calculation.settledBefore)}
          </summary>
          <ul className="plain-list">
            {calculation.settledBy.map((earlier) => (
              <li key={earlier.number}>
                <Link className="aksel-link" to="/faktura/$number" params={{ number: earlier.number }}>
                  {earlier.number}
                </Link>
                , <LocalDate value={earlier.issuedOn} />: {amount(earlier.net)}
              </li>
            ))}
            {calculation.settledBy.length === 0 && <li>{t('documents.nothingBefore')}</li>}
          </ul>
        </details>
        {calculation.carriedForward !== '0.00' && (
          <p>
            {rows.carriedForward}: {amount(calculation.carriedForward)}
          </p>
        )}
      </details>
    </section>
  );
}

/** One way from the root to the payer, each level inside the one above it. */
function KeyPath({ path, currency }: { readonly path: Calculation['paths'][number]; readonly currency: WireCurrency }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [step, ...below] = path;
  if (!step) return null;
  return (
    <details className="explanation" open>
      <summary>
        {step.nodeName}: <Amount value={step.amount} currency={currency} />
      </summary>
      <p>
        {t('documents.weight', {
          weight: formatDecimal(step.weight, language),
          sum: formatDecimal(step.weightSum, language),
          parent: step.parentName,
        })}{' '}
        <Amount value={step.parentAmount} currency={currency} />
        {step.gotResidual && ` ${t('documents.residual')}`}
      </p>
      <p className="aside-text">
        {t('documents.source')}: {printedSource(step.source, language)}
      </p>
      {below.length > 0 && <KeyPath path={below} currency={currency} />}
    </details>
  );
}

import { zodResolver } from '@hookform/resolvers/zod';
import { Button } from '@navikt/ds-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { AgreementTerms, Programme } from '#console/features/agreements/agreement-data';
import {
  fieldsOf,
  termsOf,
  useAgreementSchema,
  VAT_BASES,
  VAT_CATEGORIES,
  type AgreementFields,
} from '#console/features/agreements/agreement-fields';
import { useLanguage } from '#console/i18n/texts';
import { Form, FormDay, FormSelect, FormText, FormTextarea } from '#console/ui/form';
import { Failure } from '#console/ui/page-state';

interface AgreementFormProps {
  readonly programme: Programme;
  /** What was written before, when one comes back to change it. */
  readonly terms: AgreementTerms | null;
  readonly isLooking: boolean;
  readonly failure: Error | null;
  readonly onLook: (terms: AgreementTerms) => void;
}

/** What was agreed. The VAT basis and the category have no default: a person decides them. */
export function AgreementForm({ programme, terms, isLooking, failure, onLook }: AgreementFormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const form = useForm<AgreementFields>({ resolver: zodResolver(useAgreementSchema()), defaultValues: fieldsOf(terms, language) });
  const [years, setYears] = useState(Math.max(terms?.budgets.length ?? 1, 1));
  const choose = { value: '', label: t('agreements.choose') };
  return (
    <Form form={form} description={t('agreements.title')} onSubmit={(fields) => onLook(termsOf(fields, programme.code, language))}>
      <FormText<AgreementFields> name="fromYear" label={t('agreements.fromYear')} description={t('agreements.fromYearHelp')} />
      <FormText<AgreementFields> name="agreedBy" label={t('agreements.agreedBy')} description={t('agreements.agreedByHelp')} />
      <FormDay<AgreementFields> name="agreedOn" label={t('agreements.agreedOn')} />
      <FormText<AgreementFields> name="document" label={t('agreements.document')} description={t('agreements.documentHelp')} />
      <FormSelect<AgreementFields>
        name="vatBasis"
        label={t('agreements.vatBasis')}
        description={t('agreements.vatBasisHelp')}
        options={[choose, ...VAT_BASES.map((basis) => ({ value: basis, label: t(`plans.agreements.basis.${basis}`) }))]}
      />
      <FormSelect<AgreementFields>
        name="vatCategory"
        label={t('agreements.vatCategory')}
        options={[choose, ...VAT_CATEGORIES.map((category) => ({ value: category, label: t(`plans.agreements.category.${category}`) }))]}
      />
      <FormText<AgreementFields> name="vatRate" label={t('agreements.vatRate')} description={t('agreements.vatRateHelp')} />
      <FormTextarea<AgreementFields> name="vatReason" label={t('agreements.vatReason')} maxLength={500} />
      <fieldset className="plain-fieldset">
        <legend className="aksel-label">{t('agreements.budgets')}</legend>
        <p className="part-explain">{t('agreements.budgetsHelp')}</p>
        {([1, 2, 3] as const).slice(0, years).map((place) => (
          <div key={place} className="budget-row">
            <FormText<AgreementFields> name={`year${place}`} label={t('agreements.budgetYear', { place })} />
            <FormText<AgreementFields> name={`amount${place}`} label={t('agreements.budgetAmount', { place, currency: programme.currency })} />
          </div>
        ))}
        {years < 3 && (
          <Button type="button" size="small" variant="tertiary" onClick={() => setYears(years + 1)}>
            {t('agreements.addYear')}
          </Button>
        )}
      </fieldset>
      {failure && <Failure error={failure} />}
      <div>
        <Button loading={isLooking}>{t('agreements.look')}</Button>
      </div>
    </Form>
  );
}

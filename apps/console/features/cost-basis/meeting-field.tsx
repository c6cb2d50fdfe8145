import type { FieldValues, Path } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { formatDate } from '#glossary/format';
import type { Meetings } from '#console/features/cost-basis/cost-basis-data';
import { useLanguage } from '#console/i18n/texts';
import { FormSelect } from '#console/ui/form';

interface MeetingFieldProps<Values extends FieldValues> {
  readonly name: Path<Values>;
  readonly meetings: Meetings['items'];
  /** The year whose cost basis they work on. */
  readonly year: number;
}

/** One of the committee's meetings about a year. */
export function MeetingField<Values extends FieldValues>({ name, meetings, year }: MeetingFieldProps<Values>) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <FormSelect<Values>
      name={name}
      label={t('costBasis.step.meeting')}
      options={[
        { value: '', label: t('costBasis.step.choose') },
        ...meetings
          .filter(({ basisYear, isDropped }) => basisYear === year && !isDropped)
          .map(({ code, number, on }) => ({ value: code, label: `${number}, ${formatDate(on, language)}` })),
      ]}
    />
  );
}

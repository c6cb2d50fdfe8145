import { Button, Search, Select } from '@navikt/ds-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface FilterBarProps {
  readonly label: string;
  /** Whether any filter is set; then there is a way to take all of them away. */
  readonly isFiltered: boolean;
  readonly onClear: () => void;
  readonly children: ReactNode;
}

/** Filters of a list. Their values are the search parameters of the address, given in and handed back; nothing is kept here. */
export function FilterBar({ label, isFiltered, onClear, children }: FilterBarProps) {
  const { t } = useTranslation();
  return (
    <form role="search" aria-label={label} className="filters" onSubmit={(event) => event.preventDefault()}>
      {children}
      {isFiltered && (
        <Button type="button" variant="tertiary" size="small" onClick={onClear}>
          {t('ui.filter.clear')}
        </Button>
      )}
    </form>
  );
}

interface FilterOption {
  readonly value: string;
  readonly label: string;
  readonly count?: number | undefined;
}

interface FilterSelectProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly FilterOption[];
  readonly onChange: (value: string | undefined) => void;
}

/** One of some values, or all; each with how many there are where the API counts them. */
export function FilterSelect({ label, value, options, onChange }: FilterSelectProps) {
  const { t } = useTranslation();
  return (
    <Select label={label} size="small" value={value ?? ''} onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}>
      <option value="">{t('ui.filter.all')}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.count === undefined ? option.label : `${option.label} (${option.count})`}
        </option>
      ))}
    </Select>
  );
}

interface FilterTextProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

const WAIT_MILLISECONDS = 400;

/** A text to search for, handed on when the typing pauses or Enter is pressed. */
export function FilterText({ label, value, onChange }: FilterTextProps) {
  const [draft, setDraft] = useState({ text: value ?? '', from: value });
  // The address changed by other means (back, clear): it wins over what was being typed.
  if (draft.from !== value) setDraft({ text: value ?? '', from: value });
  const { text } = draft;

  useEffect(() => {
    const wanted = text.trim() === '' ? undefined : text.trim();
    if (wanted === value) return undefined;
    const timer = window.setTimeout(() => onChange(wanted), WAIT_MILLISECONDS);
    return () => window.clearTimeout(timer);
  }, [text, value, onChange]);

  return (
    <Search
      label={label}
      hideLabel={false}
      size="small"
      variant="simple"
      value={text}
      onChange={(next) => setDraft({ text: next, from: value })}
      onClear={() => onChange(undefined)}
    />
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldWords } from '#console/features/audit/event-words';
import { EventValue } from '#console/features/audit/event-value';
import { KeyValueList } from '#console/ui/key-value-list';

interface EventContentProps {
  readonly data: unknown;
  readonly hash: string;
  readonly previousHash: string;
}

/** What an event says, in the reader's words; below it just what the chain's hash covers. */
export function EventContent({ data, hash, previousHash }: EventContentProps) {
  const { t } = useTranslation();
  return (
    <>
      <Fields field="" of={data} />
      <details className="raw-details">
        <summary>{t('audit.asInChain')}</summary>
        <pre className="raw-text" tabIndex={0} role="region" aria-label={t('audit.content')}>
          {JSON.stringify(data, null, 2)}
        </pre>
      </details>
      <p className="aside-text">
        {t('audit.hash')}: <code>{hash}</code>
        <br />
        {t('audit.previousHash')}: <code>{previousHash}</code>
      </p>
    </>
  );
}

const MOST_SHOWN = 10;

/** An object field by field, a list entry by entry; of a long list the first, and how many more there are. */
function Fields({ field, of }: { readonly field: string; readonly of: unknown }): ReactNode {
  const { t } = useTranslation();
  if (Array.isArray(of)) {
    const more = of.length - MOST_SHOWN;
    if (of.length === 0) return t('audit.nothing');
    return (
      <ul className="plain-list">
        {of.slice(0, MOST_SHOWN).map((item: unknown, index) => (
          <li key={index}>
            <Fields field={field} of={item} />
          </li>
        ))}
        {more > 0 && <li>{t('audit.andMore', { count: more })}</li>}
      </ul>
    );
  }
  if (typeof of !== 'object' || of === null) return <EventValue field={field} value={of} />;
  return (
    <KeyValueList
      items={Object.entries(of).map(([name, value]: [string, unknown]) => ({
        label: fieldWords(t, name),
        value: <Fields field={name} of={value} />,
      }))}
    />
  );
}

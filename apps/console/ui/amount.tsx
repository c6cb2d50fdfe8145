import { amountFromWire, moneyFromWire, type WireCurrency } from '#glossary/wire-amount';
import { useLanguage } from '#console/i18n/texts';

interface AmountProps {
  /** As the API sends it: `29595937.50`. */
  readonly value: string;
  readonly currency: WireCurrency;
  /** In a column whose head names the currency it is not shown again; a screen reader still hears it. */
  readonly bare?: boolean;
  /** A change: what grew has its plus. */
  readonly signed?: boolean;
}

/** An amount in the reader's language, its digits of one width so that columns stand under each other. */
export function Amount({ value, currency, bare = false, signed = false }: AmountProps) {
  const language = useLanguage();
  const sign = signed ? plusOf(value) : '';
  const whole = `${sign}${moneyFromWire(value, currency, language)}`;
  if (!bare) return <span className="amount">{whole}</span>;
  return (
    <span className="amount">
      <span aria-hidden>
        {sign}
        {amountFromWire(value, language)}
      </span>
      <span className="aksel-sr-only">{whole}</span>
    </span>
  );
}

/** `+` for what is more than nothing. */
export function plusOf(value: string): string {
  return value.startsWith('-') || !/[1-9]/.test(value) ? '' : '+';
}

import { useTranslation } from 'react-i18next';
import { COST_BASIS_SHEET_TEXTS } from '#glossary/cost-basis-sheet-texts';
import { COST_BASIS_TEXTS } from '#glossary/cost-basis-texts';
import { formatDate } from '#glossary/format';
import { amountFromWire } from '#glossary/wire-amount';
import { useLanguage } from '#console/i18n/texts';
import { DANISH } from '#console/locales/da';

const NAMES = DANISH.costBasis.cell;
const VALUES = DANISH.costBasis.cellValue;

/** A cell of a version in the reader's words: what it is called, and what stands in it. Codes that people gave stay as they are. */
export function useCellWords() {
  const { t } = useTranslation();
  const language = useLanguage();
  const sheetTexts = COST_BASIS_SHEET_TEXTS[language];
  const { sectors } = COST_BASIS_TEXTS[language];
  const cellName = (cell: string): string => {
    const ofPayer = /^weights\[(.+)\]\.(payer|weight)$/.exec(cell);
    if (ofPayer) return t(ofPayer[2] === 'payer' ? 'costBasis.cell.payerOf' : 'costBasis.cell.weightOf', { payer: ofPayer[1] });
    const name = cell.replace(/\.(\w)/g, (_dot, letter: string) => letter.toUpperCase());
    return isIn(NAMES, name) ? t(`costBasis.cell.${name}`) : cell;
  };
  const cellValue = (cell: string, text: string): string => {
    if (/Ore$/.test(cell)) return amountFromWire(text, language);
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatDate(text, language);
    if (cell === 'standing' && isIn(sheetTexts.standings, text)) return sheetTexts.standings[text];
    if (cell === 'legalBasis.state' && isIn(sheetTexts.bases, text)) return sheetTexts.bases[text];
    if (cell === 'sector' && isIn(sectors, text)) return sectors[text];
    if (cell === 'category' && isIn(DANISH.costBasis.service.category, text)) return t(`costBasis.service.category.${text}`);
    if (cell === 'kind' && isIn(DANISH.costBasis.service.accountKind, text)) return t(`costBasis.service.accountKind.${text}`);
    return CODED.includes(cell) && isIn(VALUES, text) ? t(`costBasis.cellValue.${text}`) : text;
  };
  return { cellName, cellValue };
}

/** Cells that hold one of a few words of the format. */
const CODED: readonly string[] = ['kind', 'activity', 'on', 'qualifier', 'needsDecision', 'isBilled'];

function isIn<Words extends object>(words: Words, name: PropertyKey): name is keyof Words {
  return Object.hasOwn(words, name);
}

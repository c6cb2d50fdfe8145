import type { DocumentLogo } from '#documents/logo';
import type { Language } from '#glossary/language';
import type { LocalDate } from '#domain/calendar/local-date';
import type { Bridge } from '#domain/bridge/bridge';

/** A report or minutes as data: what stands on its face, and its parts in order. Equal data gives equal bytes. */
export interface ReportDocument {
  readonly title: string;
  /** Lines below the title: what it is about, its version, its digest. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** Whose report it is. */
  readonly author: string;
  readonly brandColour: string;
  /** Stands above the author. */
  readonly logo: DocumentLogo | null;
  readonly language: Language;
  readonly madeOn: LocalDate;
  /** Marks every page as an example. */
  readonly isExample: boolean;
  /** About money, to whom it concerns: an example of it says that it must not be paid. */
  readonly isLetter?: true;
  readonly blocks: readonly ReportBlock[];
}

export type ReportBlock =
  { readonly type: 'heading'; readonly text: string } | { readonly type: 'paragraph'; readonly text: string } | ReportTable | ReportBridge;

export interface ReportTable {
  readonly type: 'table';
  /** Widths are shares of the page's width. */
  readonly columns: readonly { readonly head: string; readonly share: number; readonly align: 'left' | 'right' }[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly isStrong?: boolean }[];
  /** The sum before each row: printed where the table goes over to another page. */
  readonly carried?: readonly string[];
}

/** A bridge as a chart with every figure on its mark; the table beside it is a block of its own. */
export interface ReportBridge {
  readonly type: 'bridge';
  readonly from: string;
  readonly to: string;
  readonly bridge: Bridge;
  /** What each effect is called. */
  readonly titles: ReadonlyMap<string, string>;
  /** What a screen reader says instead of the chart. */
  readonly alt: string;
}

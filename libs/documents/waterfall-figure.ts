import type { ReportBridge } from '#documents/report-document';
import { COLOURS, drawText, makeRoom, PAGE, STYLES, type Sheet } from '#documents/sheet';
import { sum, type Ore } from '#domain/money/money';
import { documentTexts } from '#glossary/document-texts';
import { formatAmountOnly } from '#glossary/format';
import type { Language } from '#glossary/language';

const BAR = { left: PAGE.left + 178, right: PAGE.right - 100, height: 12, step: 19 } as const;

/**
 * A bridge as bars under one another, each hanging where the one before it ended. Ends are solid, growth is hatched and decrease outlined, so that it reads in black
 * and white; every bar has its name and figure beside it. The axis begins where the bars differ, not at 0, which is said; a connector ties each bar to the next.
 */
export function drawWaterfall(sheet: Sheet, block: ReportBridge, look: { readonly accent: string; readonly language: Language }): void {
  const bars = barsOf(block);
  const height = bars.length * BAR.step + 20;
  makeRoom(sheet, height);
  const top = sheet.y + 4;
  const figure = sheet.doc.struct('Figure', { alt: block.alt, bbox: [PAGE.left, top, PAGE.right, top + height - 8] });
  sheet.root.add(figure);
  const xOf = scaleOver(bars);
  figure.add(() => {
    for (const [index, bar] of bars.entries()) {
      const y = top + index * BAR.step;
      drawText(sheet, { text: bar.label, x: PAGE.left, y: y - 0.5, width: BAR.left - PAGE.left - 8, style: bar.isEnd ? STYLES.strong : STYLES.body });
      const text = formatAmountOnly(bar.isEnd ? bar.toOre : bar.toOre - bar.fromOre, look.language);
      drawText(sheet, { text, x: PAGE.right - 94, y: y - 0.5, width: 94, style: bar.isEnd ? STYLES.strong : STYLES.body, align: 'right' });
      drawBar(sheet, { bar, y, xOf, accent: look.accent });
      if (index < bars.length - 1) drawConnector(sheet, xOf(bar.toOre), y);
    }
    const below = top + bars.length * BAR.step - 4;
    drawText(sheet, { text: documentTexts(look.language).axisBroken, x: BAR.left, y: below, width: 220, style: { ...STYLES.small, size: 7 } });
  });
  figure.end();
  sheet.y = top + height;
}

interface Bar {
  readonly label: string;
  readonly fromOre: Ore;
  readonly toOre: Ore;
  readonly isEnd: boolean;
}

function barsOf({ bridge, from, to, titles }: ReportBridge): Bar[] {
  const steps = bridge.steps.filter((step) => step.changeOre !== 0n);
  const hanging = steps.map((step, index): Bar => {
    const fromOre = bridge.fromOre + sum(steps.slice(0, index).map((earlier) => earlier.changeOre));
    return { label: titles.get(step.effect) ?? step.effect, fromOre, toOre: fromOre + step.changeOre, isEnd: false };
  });
  return [
    { label: from, fromOre: bridge.fromOre, toOre: bridge.fromOre, isEnd: true },
    ...hanging,
    { label: to, fromOre: bridge.toOre, toOre: bridge.toOre, isEnd: true },
  ];
}

/** From an amount to a place between the labels and the figures; all bars lie within the right nine tenths, so that ends have length. */
function scaleOver(bars: readonly Bar[]): (ore: Ore) => number {
  const values = bars.flatMap((bar) => [bar.fromOre, bar.toOre]);
  const low = values.reduce((least, value) => (value < least ? value : least));
  const high = values.reduce((most, value) => (value > most ? value : most));
  const start = low - (high - low) / 9n - 1n;
  const span = high - start;
  return (ore) => BAR.left + (Number(((ore - start) * 1_000_000n) / span) / 1_000_000) * (BAR.right - BAR.left);
}

function drawBar(
  { doc }: Sheet,
  { bar, y, xOf, accent }: { readonly bar: Bar; readonly y: number; readonly xOf: (ore: Ore) => number; readonly accent: string },
): void {
  const start = bar.isEnd ? BAR.left : Math.min(xOf(bar.fromOre), xOf(bar.toOre));
  const width = Math.max(bar.isEnd ? xOf(bar.toOre) - BAR.left : Math.abs(xOf(bar.toOre) - xOf(bar.fromOre)), 0.75);
  if (bar.isEnd) {
    doc.rect(start, y, width, BAR.height).fill(accent);
    return;
  }
  if (bar.toOre > bar.fromOre) {
    doc.save().rect(start, y, width, BAR.height).clip();
    for (let at = start - BAR.height; at < start + width; at += 4) doc.moveTo(at, y + BAR.height).lineTo(at + BAR.height, y);
    doc.lineWidth(0.9).strokeColor(COLOURS.ink).stroke().restore();
  } else doc.rect(start, y, width, BAR.height).fill(COLOURS.tint);
  doc.rect(start, y, width, BAR.height).lineWidth(0.9).strokeColor(COLOURS.ink).stroke();
}

function drawConnector({ doc }: Sheet, x: number, y: number): void {
  doc.lineWidth(0.6).strokeColor(COLOURS.quiet).dash(1.5, { space: 1.5 });
  doc
    .moveTo(x, y + BAR.height)
    .lineTo(x, y + BAR.step)
    .stroke();
  doc.undash();
}

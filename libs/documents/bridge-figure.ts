import type { RoundCalculation } from '#documents/invoice-document';
import type { Printing } from '#documents/printing';
import { COLOURS, drawText, makeRoom, PAGE, STYLES } from '#documents/sheet';
import { absolute, type Ore } from '#domain/money/money';

/** Height the figure takes on the page, in points. */
export const BRIDGE_HEIGHT = 104;

const BAR = { left: PAGE.left + 128, right: PAGE.right - 96, height: 15, step: 26 } as const;

/**
 * Three bars under one another: settled before, the difference hanging between, the payer's share. They differ by fill and outline, not by
 * colour, and each carries its figure. Where the difference would not be seen, the axis is cut, which is drawn and said.
 */
export function drawBridge(printing: Printing, calculation: RoundCalculation): void {
  const { sheet, texts, signed } = printing;
  makeRoom(sheet, BRIDGE_HEIGHT);
  const { settledBeforeOre, targetOre, shareOre } = calculation;
  const axis = axisFor(settledBeforeOre, targetOre);
  const top = sheet.y + 6;
  const alt = texts.bridgeAlt({ settled: signed(settledBeforeOre), difference: signed(shareOre), target: signed(targetOre) });
  const figure = sheet.doc.struct('Figure', { alt, bbox: [PAGE.left, top, PAGE.right, top + BRIDGE_HEIGHT - 16] });
  sheet.root.add(figure);
  figure.add(() => {
    drawBar(printing, { y: top, label: texts.settledBefore, value: settledBeforeOre, from: axis.fromOre, to: settledBeforeOre, axis, fill: 'light' });
    drawBar(printing, { y: top + BAR.step, label: texts.difference, value: shareOre, from: settledBeforeOre, to: targetOre, axis, fill: 'hatched' });
    const label = texts.targetOf[calculation.basis];
    drawBar(printing, { y: top + 2 * BAR.step, label, value: targetOre, from: axis.fromOre, to: targetOre, axis, fill: 'solid' });
    drawConnectors(printing, top, [axis.xOf(settledBeforeOre), axis.xOf(targetOre)]);
    if (axis.isBroken) {
      drawBreak(printing, top);
      drawText(sheet, { text: texts.axisBroken, x: BAR.left, y: top + 3 * BAR.step - 6, width: 220, style: { ...STYLES.small, size: 7 } });
    }
  });
  figure.end();
  sheet.y = top + BRIDGE_HEIGHT - 6;
}

interface Axis {
  readonly fromOre: Ore;
  readonly isBroken: boolean;
  readonly xOf: (ore: Ore) => number;
}

function axisFor(settledOre: Ore, targetOre: Ore): Axis {
  const [low, high] = settledOre < targetOre ? [settledOre, targetOre] : [targetOre, settledOre];
  const spread = absolute(targetOre - settledOre);
  const isBroken = low > 0n && spread > 0n && spread * 5n < high;
  const fromOre = isBroken ? low - spread * 2n : 0n;
  const startOre = low < 0n ? low : fromOre;
  const endOre = high > 0n ? high : 0n;
  const span = endOre - startOre;
  const width = BAR.right - BAR.left;
  return { fromOre, isBroken, xOf: (ore) => BAR.left + (span === 0n ? 0 : (Number(((ore - startOre) * 1_000_000n) / span) / 1_000_000) * width) };
}

interface Bar {
  readonly y: number;
  readonly label: string;
  readonly value: Ore;
  readonly from: Ore;
  readonly to: Ore;
  readonly axis: Axis;
  readonly fill: 'light' | 'hatched' | 'solid';
}

function drawBar({ sheet, accent, signed }: Printing, bar: Bar): void {
  const { doc } = sheet;
  const x = Math.min(bar.axis.xOf(bar.from), bar.axis.xOf(bar.to));
  const width = Math.max(Math.abs(bar.axis.xOf(bar.to) - bar.axis.xOf(bar.from)), 0.75);
  const style = bar.fill === 'hatched' ? STYLES.strong : STYLES.body;
  drawText(sheet, { text: bar.label, x: PAGE.left, y: bar.y + 1, width: 120, style });
  drawText(sheet, { text: signed(bar.value), x: PAGE.right - 90, y: bar.y + 1, width: 90, style, align: 'right' });
  if (bar.fill === 'solid') doc.rect(x, bar.y, width, BAR.height).fill(accent);
  if (bar.fill === 'light') doc.rect(x, bar.y, width, BAR.height).lineWidth(0.8).fillAndStroke(COLOURS.tint, COLOURS.quiet);
  if (bar.fill === 'hatched') {
    doc.save().rect(x, bar.y, width, BAR.height).clip();
    for (let at = x - BAR.height; at < x + width; at += 4) doc.moveTo(at, bar.y + BAR.height).lineTo(at + BAR.height, bar.y);
    doc.lineWidth(0.9).strokeColor(COLOURS.ink).stroke().restore();
    doc.rect(x, bar.y, width, BAR.height).lineWidth(1).strokeColor(COLOURS.ink).stroke();
  }
}

function drawConnectors({ sheet }: Printing, top: number, [settledX, targetX]: readonly [number, number]): void {
  const { doc } = sheet;
  doc.lineWidth(0.6).strokeColor(COLOURS.quiet).dash(1.5, { space: 1.5 });
  doc
    .moveTo(settledX, top + BAR.height)
    .lineTo(settledX, top + BAR.step)
    .stroke();
  doc
    .moveTo(targetX, top + BAR.step + BAR.height)
    .lineTo(targetX, top + 2 * BAR.step)
    .stroke();
  doc.undash();
}

function drawBreak({ sheet }: Printing, top: number): void {
  for (const y of [top, top + 2 * BAR.step]) {
    const x = BAR.left + 14;
    sheet.doc
      .moveTo(x, y + BAR.height + 2)
      .lineTo(x + 5, y - 2)
      .lineTo(x + 10, y - 2)
      .lineTo(x + 5, y + BAR.height + 2)
      .fill(COLOURS.paper);
  }
}

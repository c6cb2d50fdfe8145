import { availableParallelism, cpus } from 'node:os';
import { print, printTable } from '#apps/cli/print';
import type { SizeMeasurement } from '#apps/cli/bench/measure-size';

/** A number of payers in figures; milliseconds are medians over the rounds. */
export interface SizeFigures {
  readonly payers: number;
  readonly rounds: number;
  readonly productMs: number;
  readonly floorMs: number;
  readonly ratio: number;
  readonly productMsPerDocument: number;
  readonly floorMsPerDocument: number;
  /** Processor time of worker and bare script, without the servers': it hardly depends on what else the machine does. */
  readonly workerProcessorMsPerDocument: number | null;
  readonly floorProcessorMsPerDocument: number;
  readonly floorParts: { readonly renderMs: number; readonly insertMs: number; readonly mailMs: number };
  readonly productPoints: { readonly approvedMs: number; readonly issuedMs: number; readonly renderedMs: number; readonly completedMs: number };
  readonly importMs: number;
  readonly prepareMs: number;
  readonly historyEvents: number;
  readonly historyBytes: number;
  readonly workerMegabytes: number | null;
  readonly floorMegabytes: number;
  readonly cliMegabytes: number;
  /** Mails that were not accepted exactly once each, by any round of product or floor. */
  readonly miscounted: readonly string[];
}

export function figuresOf(measurement: SizeMeasurement): SizeFigures {
  const { payers, product, floor } = measurement;
  const ofProduct = (pick: (times: (typeof product)[number]) => number) => median(product.map(pick));
  const ofFloor = (pick: (times: (typeof floor)[number]) => number) => median(floor.map(pick));
  const productMs = ofProduct((times) => times.deliverMs);
  const floorMs = ofFloor((times) => times.deliverMs);
  return {
    payers,
    rounds: product.length,
    productMs,
    floorMs,
    ratio: productMs / floorMs,
    productMsPerDocument: productMs / payers,
    floorMsPerDocument: floorMs / payers,
    workerProcessorMsPerDocument: product.some((times) => times.processorMs === null) ? null : ofProduct((times) => times.processorMs ?? 0) / payers,
    floorProcessorMsPerDocument: ofFloor((times) => times.processorMs) / payers,
    floorParts: {
      renderMs: ofFloor((times) => times.renderMs),
      insertMs: ofFloor((times) => times.insertMs),
      mailMs: ofFloor((times) => times.mailMs),
    },
    productPoints: {
      approvedMs: ofProduct((times) => times.approvedMs),
      issuedMs: ofProduct((times) => times.issuedMs),
      renderedMs: ofProduct((times) => times.renderedMs),
      completedMs: ofProduct((times) => times.completedMs),
    },
    importMs: measurement.importMs,
    prepareMs: ofProduct((times) => times.prepareMs),
    historyEvents: measurement.history.events,
    historyBytes: measurement.history.bytes,
    workerMegabytes: measurement.workerMegabytes,
    floorMegabytes: Math.max(...floor.map((times) => times.peakMegabytes)),
    cliMegabytes: measurement.cliMegabytes,
    miscounted: [...product.map((times) => ({ who: 'product', ...times })), ...floor.map((times) => ({ who: 'floor', ...times }))]
      .filter((times) => times.accepted !== payers || times.recipients !== payers)
      .map((times) => `${times.who}: ${times.accepted} mails to ${times.recipients} recipients, ${payers} expected`),
  };
}

export function printFigures(sizes: readonly SizeFigures[]): void {
  print(`approve → last mail accepted, against a bare script with the same PDFs, database and mail server; ${describeMachine()}`);
  print();
  printTable(
    [
      { title: 'payers', align: 'right', value: ({ payers }) => String(payers) },
      { title: 'rounds', align: 'right', value: ({ rounds }) => String(rounds) },
      { title: 'product s', align: 'right', value: ({ productMs }) => seconds(productMs) },
      { title: 'floor s', align: 'right', value: ({ floorMs }) => seconds(floorMs) },
      { title: 'product ÷ floor', align: 'right', value: ({ ratio }) => ratio.toFixed(2) },
      { title: 'ms a document', align: 'right', value: ({ productMsPerDocument }) => productMsPerDocument.toFixed(2) },
      { title: 'floor', align: 'right', value: ({ floorMsPerDocument }) => floorMsPerDocument.toFixed(2) },
      { title: 'CPU ms', align: 'right', value: ({ workerProcessorMsPerDocument: used }) => (used === null ? '–' : used.toFixed(2)) },
      { title: 'floor', align: 'right', value: ({ floorProcessorMsPerDocument }) => floorProcessorMsPerDocument.toFixed(2) },
      { title: 'worker MB', align: 'right', value: ({ workerMegabytes }) => (workerMegabytes === null ? '–' : workerMegabytes.toFixed(0)) },
      { title: 'CLI MB', align: 'right', value: ({ cliMegabytes }) => cliMegabytes.toFixed(0) },
      { title: 'history events', align: 'right', value: ({ historyEvents }) => String(historyEvents) },
      { title: 'kB', align: 'right', value: ({ historyBytes }) => (historyBytes / 1024).toFixed(0) },
    ],
    sizes,
  );
  print();
  for (const size of sizes) {
    const { approvedMs, issuedMs, renderedMs, completedMs } = size.productPoints;
    const { renderMs, insertMs, mailMs } = size.floorParts;
    print(
      `${size.payers}: product approved ${seconds(approvedMs)}, issued ${seconds(issuedMs)}, rendered ${seconds(renderedMs)}, completed ${seconds(completedMs)} s; ` +
        `floor PDF ${seconds(renderMs)}, database ${seconds(insertMs)}, mail ${seconds(mailMs)} s; import ${seconds(size.importMs)}, prepare ${seconds(size.prepareMs)} s`,
    );
  }
  const [smallest] = sizes;
  for (const size of smallest ? sizes.slice(1) : []) {
    print(
      `${smallest?.payers} → ${size.payers} payers, time a document: product ${growth(smallest?.productMsPerDocument, size.productMsPerDocument)}, ` +
        `floor ${growth(smallest?.floorMsPerDocument, size.floorMsPerDocument)}`,
    );
  }
  for (const size of sizes) for (const line of size.miscounted) print(`MISCOUNTED, ${size.payers} payers: ${line}`);
}

export function describeMachine(): string {
  return `${availableParallelism()} × ${cpus()[0]?.model.trim() || 'unknown processor'}, Node ${process.versions.node}`;
}

function growth(from: number | undefined, to: number): string {
  const percent = (to / (from ?? Number.NaN) - 1) * 100;
  return `${percent >= 0 ? '+' : ''}${percent.toFixed(0)} %`;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(2);
}

/** Of an even number the mean of the middle two. */
function median(values: readonly number[]): number {
  const ordered = [...values].sort((a, b) => a - b);
  const upper = ordered[Math.floor(ordered.length / 2)] ?? Number.NaN;
  const lower = ordered[Math.floor((ordered.length - 1) / 2)] ?? Number.NaN;
  return (upper + lower) / 2;
}

import { print, printTable, type TableColumn } from '#apps/cli/print';
import type { Json } from '#domain/audit/canonical-json';
import { changeOf, type Bridge } from '#domain/bridge/bridge';
import { absolute, formatAmount, type Ore } from '#domain/money/money';
import { divideRoundHalfAway } from '#domain/money/round-half-away';
import type { RunComparisonRow } from '#persistence/run-comparison-list';
import type { RunView } from '#use-cases/show-run';

/** A run for the person who must decide on it. */
export function printRun(view: RunView, options: { readonly all: boolean }): void {
  const { run } = view;
  print(`${run.id}  ${run.state}  (sees what was recorded by ${run.openedOn}; preparation ${run.revision})`);
  const internal = view.documents.filter((document) => document.kind === 'internal').length;
  print(`documents ${view.documents.length - internal}, total ${formatAmount(view.totalOre)} ${view.currency}`);
  if (internal > 0) print(`own share, posted internally: ${formatAmount(view.internalOre)} ${view.currency}`);
  print(`digest ${run.digest ?? 'none'}`);
  print();
  printRounds(view);
  for (const blocked of view.blocked)
    print(`blocked: ${blocked.programme} ${blocked.serviceYear} ${blocked.branch} ${blocked.kind}: ${blocked.reason}`);
  print();
  printComparison(view, options);
  print();
  for (const decision of view.decisions) {
    print(
      `${decision.at}  ${decision.decision}${decision.person === null ? '' : ` by ${decision.person}`}${decision.reason === null ? '' : `: ${decision.reason}`}`,
    );
  }
}

function printRounds(view: RunView): void {
  printTable(
    [
      { title: 'round', align: 'left', value: (round) => `${round.programme} ${round.serviceYear} ${round.branch}` },
      { title: 'no.', align: 'right', value: (round) => String(round.sequence) },
      { title: 'kind', align: 'left', value: (round) => round.kind },
      { title: 'basis', align: 'left', value: (round) => `${round.basis} v${round.basisVersion}` },
      { title: 'key', align: 'left', value: (round) => `${round.key} v${round.keyVersion}` },
      { title: 'year, net', align: 'right', value: (round) => formatAmount(round.amountOre) },
      { title: 'billed, net', align: 'right', value: (round) => formatAmount(round.billedOre) },
      { title: 'carried', align: 'right', value: (round) => formatAmount(round.carriedForwardOre) },
    ],
    view.rounds,
  );
}

function printComparison(view: RunView, options: { readonly all: boolean }): void {
  const { fromOre, toOre, steps } = view.change.bridge;
  print(
    `net ${formatAmount(toOre)}, last year ${formatAmount(fromOre)}, change ${formatAmount(toOre - fromOre)}${percentOf(toOre - fromOre, fromOre)}`,
  );
  for (const step of steps.filter(({ changeOre }) => changeOre !== 0n))
    print(`  ${step.effect.padEnd(16)} ${formatAmount(step.changeOre).padStart(16)}`);
  const rows = options.all ? view.comparison : view.comparison.filter((row) => row.standsOut !== null);
  print(
    options.all ? 'net, beside last year' : `${rows.length} of ${view.comparison.length} payers stand out from last year (--all shows every one)`,
  );
  if (rows.length === 0) return;
  const shown = steps.map((step) => step.effect).filter((effect) => rows.some((row) => changeOf(row.bridge, effect) !== 0n));
  printTable(
    [
      { title: 'payer', align: 'left', value: (row) => `${row.payer} ${row.name}` },
      { title: 'this run', align: 'right', value: (row) => formatAmount(row.amountOre) },
      { title: 'last year', align: 'right', value: (row) => formatAmount(row.lastYearOre) },
      { title: 'change', align: 'right', value: (row) => formatAmount(row.changeOre) },
      { title: '%', align: 'right', value: (row) => (row.changeBasisPoints === null ? '' : (row.changeBasisPoints / 100).toFixed(2)) },
      ...shown.map((effect): TableColumn<RunComparisonRow> => ({
        title: effect,
        align: 'right',
        value: (row) => formatAmount(changeOf(row.bridge, effect)),
      })),
      { title: 'why', align: 'left', value: (row) => row.standsOut ?? '' },
    ],
    rows,
  );
}

function percentOf(changeOre: Ore, baseOre: Ore): string {
  return baseOre === 0n ? '' : ` (${(Number(divideRoundHalfAway(changeOre * 10_000n, absolute(baseOre))) / 100).toFixed(2)} %)`;
}

export function runJson(view: RunView): Json {
  const { run, rounds, blocked, documents, comparison, decisions, mails } = view;
  return {
    run: { ...run, factsSeen: String(run.factsSeen) },
    currency: view.currency,
    total: formatAmount(view.totalOre),
    internalTotal: formatAmount(view.internalOre),
    blocked: blocked.map((row) => ({ ...row })),
    rounds: rounds.map(({ amountOre, billedOre, carriedForwardOre, ...round }) => ({
      ...round,
      amount: formatAmount(amountOre),
      billed: formatAmount(billedOre),
      carriedForward: formatAmount(carriedForwardOre),
    })),
    documents: documents.map(({ netOre, vatOre, totalOre, ...document }) => ({
      ...document,
      net: formatAmount(netOre),
      vat: formatAmount(vatOre),
      total: formatAmount(totalOre),
    })),
    comparison: comparison.map(({ amountOre, lastYearOre, changeOre, bridge, ...row }) => ({
      ...row,
      amount: formatAmount(amountOre),
      lastYear: formatAmount(lastYearOre),
      change: formatAmount(changeOre),
      effects: effectsJson(bridge),
    })),
    change: { from: formatAmount(view.change.bridge.fromOre), to: formatAmount(view.change.bridge.toOre), effects: effectsJson(view.change.bridge) },
    decisions: decisions.map((row) => ({ ...row })),
    mails: mails.map(({ id, number, kind, address, state, detail, stateAt }) => ({ id, number, kind, address, state, detail, stateAt })),
  };
}

function effectsJson(bridge: Bridge): Json {
  return Object.fromEntries(bridge.steps.map((step) => [step.effect, formatAmount(step.changeOre)]));
}

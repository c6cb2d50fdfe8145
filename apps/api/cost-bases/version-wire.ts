import type { z } from 'zod';
import type { CostBases } from '#apps/api/cost-bases/cost-basis-schemas';
import type { Version } from '#apps/api/cost-bases/version-schemas';
import { toWire, toWireOrNull } from '#apps/api/wire/amount';
import { remainingRiskOre } from '#domain/cost-basis/parts';
import type { IsolatedTotal } from '#domain/cost-basis/totals';
import type { Service } from '#domain/cost-basis/service';
import { columnsInOrder } from '#domain/cost-basis/columns';
import type { Sourced } from '#domain/cost-basis/figure';
import type { CostBasisList, ListedVersion } from '#use-cases/cost-basis/browse-cost-bases';
import type { ComponentColumn, ComponentFigures } from '#use-cases/cost-basis/component-figures';
import type { VersionSheet } from '#use-cases/cost-basis/view-version';

type Wire = z.input<typeof Version>;

export function costBases({ items, issuers, mayDraft }: CostBasisList): z.input<typeof CostBases> {
  return {
    items: items.map(({ versions, ...basis }) => ({ ...basis, versions: versions.map(versionHead) })),
    issuers: [...issuers],
    mayDraft,
  };
}

function versionHead({ number, title, state, digest, sentOutOn, meeting, remarksUntil, moves }: Omit<ListedVersion, 'madeBy'>) {
  return {
    ...{ number, title, state, digest, sentOutOn, meeting, remarksUntil },
    moves: moves.map((move) => ({ state: move.state, on: move.on })),
  };
}

export function versionSheet(sheet: VersionSheet): Wire {
  const { version, totals, moves, advice, decision } = sheet;
  const { content } = version;
  return {
    ...versionHead({ ...version, title: content.title, moves }),
    ...{ basis: version.basis, year: content.year, currency: content.currency },
    decisionThreshold: toWire(content.rules.decisionThresholdOre),
    roundingTolerance: toWire(content.rules.roundingToleranceOre),
    columns: columnsInOrder(content),
    drivers: content.drivers.map(({ code, title, needsDecision }) => ({ code, title, needsDecision })),
    totals: totals?.columns.map(isolated) ?? null,
    sectors: totals?.sectors.map(({ sector, columns }) => ({ sector, totals: columns.map(isolated) })) ?? [],
    services: content.services.map((service) => serviceOf(sheet, service)),
    components: sheet.components.map(componentOf),
    decisions: content.decisions.map(({ code, body, caseNumber, on, title, ...row }) => ({ code, body, caseNumber, on, title, ...sourceOf(row) })),
    margins: content.margins.map(({ column, percent, on, ...row }) => ({ column, percent, on, ...sourceOf(row) })),
    companyFigures: content.companyFigures.map(({ code, title, qualifier, value, unit, ...row }) => ({
      ...{ code, title, qualifier, value, unit },
      ...sourceOf(row),
    })),
    missing: [...sheet.missing],
    advice: advice && { meeting: advice.meeting, on: advice.on, text: advice.text },
    decision: decision && {
      ...{ on: decision.on, reference: decision.reference, text: decision.text, standing: decision.standing },
      components: [...decision.components],
    },
    charges: sheet.charges.map(({ programme, service, part, amountOre }) => ({ programme, service, part, amount: toWire(amountOre) })),
    actions: [...sheet.actions],
  };
}

function serviceOf({ version: { content }, totals }: VersionSheet, service: Service): Wire['services'][number] {
  const { code, name, owner, volumeUnit, serviceLevel, openingHours, downtimeConsequence } = service;
  const mine = (row: { readonly service: string }): boolean => row.service === code;
  return {
    ...{ code, name, owner, volumeUnit, serviceLevel, openingHours, downtimeConsequence },
    ...sourceOf(service),
    totals: totals?.services.find(mine)?.columns.map(isolated) ?? [],
    volumes: content.volumes.filter(mine).map(({ column, volume, ...row }) => ({ column, volume, ...sourceOf(row) })),
    sectorWeights: content.sectorWeights.filter(mine).map(({ sector, weight, cause, ...row }) => ({ sector, weight, cause, ...sourceOf(row) })),
    accounts: content.accounts.filter(mine).map((row) => ({
      ...{ code: row.code, component: row.component, kind: row.kind, text: row.text, who: row.who },
      amount: toWireOrNull(row.amountOre),
      ...sourceOf(row),
    })),
  };
}

function componentOf(figures: ComponentFigures): Wire['components'][number] {
  const { component, isIsolated, heldBackBecause, columns, services } = figures;
  const { code, name, category, activity, legalBasis, solution, investmentPercent, upkeepPercent } = component;
  return {
    ...{ code, name, category, activity, legalBasis, solution, investmentPercent, upkeepPercent, isIsolated, heldBackBecause },
    statedInvestment: toWireOrNull(component.statedInvestmentOre),
    ...sourceOf(component),
    columns: columns.map(columnOf),
    services: services.map((part) => ({
      service: part.service,
      percent: part.percent,
      columns: part.columns.map(({ column, amountOre }) => ({ column, amount: toWire(amountOre) })),
    })),
  };
}

function columnOf({ column, totalOre, cost, risk, marginOre, carried, upkeepOre, impliedInvestmentOre, drivers }: ComponentColumn) {
  return {
    column,
    total: toWire(totalOre),
    cost: cost && { amount: toWire(cost.amountOre), ...sourceOf(cost) },
    risk: risk && {
      left: toWire(remainingRiskOre(risk)),
      ...{ provided: toWire(risk.providedOre), used: toWire(risk.usedOre), released: toWire(risk.releasedOre) },
      ...sourceOf(risk),
    },
    margin: toWire(marginOre),
    carried: carried.map((row) => ({ amount: toWire(row.amountOre), fromYear: row.fromYear, ...sourceOf(row) })),
    upkeep: toWireOrNull(upkeepOre),
    impliedInvestment: toWireOrNull(impliedInvestmentOre),
    drivers: drivers.map(({ driver, amountOre, decision, note, ...row }) => ({
      ...{ driver, amount: toWire(amountOre), decision, note },
      ...sourceOf(row),
    })),
  };
}

function isolated({ column, withOre, withoutOre, isolatedOre }: IsolatedTotal) {
  return { column, with: toWire(withOre), without: toWire(withoutOre), apart: toWire(isolatedOre) };
}

function sourceOf({ standing, source }: Sourced): Sourced {
  return { standing, source };
}

import type { Json } from '#domain/audit/canonical-json';
import { formatAmount } from '#domain/money/money';
import type { Explanation, ExplanationKind, Origin } from '#use-cases/explanation';

/** The tree a line a node, indented: what an amount is the sum of, and, after an arrow, what it was worked out from. */
export function explanationLines(node: Explanation, depth = 0, mark = ''): string[] {
  const own = `${'  '.repeat(depth)}${mark}${formatAmount(node.amountOre)}  ${describe(node)}`;
  const parts = node.parts.flatMap((part) => explanationLines(part, depth + 1));
  return [own, ...parts, ...(node.from ? explanationLines(node.from, depth + 1, '← ') : [])];
}

function describe(node: Explanation): string {
  switch (node.kind) {
    case 'document':
      return `${node.documentKind} ${node.number}`;
    case 'vat':
      return `VAT ${node.category} ${node.ratePercent} % of ${formatAmount(node.netOre)}`;
    case 'line':
      return `line ${node.line}: ${node.text}`;
    case 'target':
      return `share of ${node.programmeName} ${node.serviceYear} (${node.roundKind}, round ${node.roundSequence})`;
    case 'settled-before':
      return 'settled before';
    case 'settled-by':
      return `${node.number} of ${node.issuedOn}`;
    case 'carried-forward':
      return 'carried forward';
    case 'step':
      return `${node.step.node} ${node.step.nodeName}: ${node.step.weight} of ${node.step.weightSum} (${node.step.method})${place(node.origin)}`;
    case 'year':
      return `the year, net, by key ${node.key} v${node.keyVersion}`;
    case 'cost':
      return `${node.basis} v${node.version} as recorded${place(node.origin)}${node.accounts ? `, accounts ${node.accounts.name}` : ''}`;
  }
}

function place({ said, file }: Origin): string {
  const where = file === null ? null : `${file.name}${file.sheet === null ? '' : `#${file.sheet}`}:${file.row}`;
  const hash = file?.sha256 ? ` sha256 ${file.sha256.slice(0, 12)}…` : '';
  return [said, where].flatMap((text) => (text === null ? [] : [`, ${text}`])).join('') + hash;
}

export function explanationJson({ amountOre, parts, from, ...node }: Explanation): Json {
  return { ...ownJson(node), amount: formatAmount(amountOre), parts: parts.map(explanationJson), from: from === null ? null : explanationJson(from) };
}

function ownJson(node: ExplanationKind): Readonly<Record<string, Json>> {
  switch (node.kind) {
    case 'vat':
      return vatJson(node);
    case 'step':
      return { kind: node.kind, step: stepJson(node.step), origin: originJson(node.origin) };
    case 'cost':
      return { ...node, origin: originJson(node.origin), accounts: node.accounts === null ? null : { ...node.accounts } };
    default:
      return { ...node };
  }
}

function originJson({ said, file }: Origin): Json {
  return { said, file: file === null ? null : { ...file } };
}

function vatJson({ netOre, ...vat }: Extract<ExplanationKind, { kind: 'vat' }>) {
  return { ...vat, net: formatAmount(netOre) };
}

function stepJson(step: Extract<ExplanationKind, { kind: 'step' }>['step']) {
  const { parentAmountOre, wholeOre, remainder, denominator, amountOre, ...words } = step;
  return {
    ...words,
    parentAmount: formatAmount(parentAmountOre),
    wholeOre: String(wholeOre),
    remainder: String(remainder),
    denominator: String(denominator),
    amount: formatAmount(amountOre),
  };
}

import { useTranslation } from 'react-i18next';
import { formatDecimal, formatPercent } from '#glossary/format';
import { printedSource } from '#glossary/printed-source';
import type { AllocationKey, KeyNode } from '#console/features/plans/plan-data';
import { useLanguage } from '#console/i18n/texts';
import { Amount } from '#console/ui/amount';
import { RowsTable } from '#console/ui/rows-table';

/** Levels that stand open when the page opens. */
const OPEN_LEVELS = 1;

/** A key as a tree that opens level by level with the keyboard as with the mouse; where only payers stand below a node they are a table with its sum. */
export function KeyTree({ sheet }: { readonly sheet: AllocationKey }) {
  const root = sheet.nodes.find((node) => node.parent === null);
  return root === undefined ? null : <Branch sheet={sheet} node={root} />;
}

function Branch({ sheet, node }: { readonly sheet: AllocationKey; readonly node: KeyNode }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const below = sheet.nodes.filter((candidate) => candidate.parent === node.node);
  const branches = below.filter((child) => child.weightSum !== null);
  const leaves = below.filter((child) => child.weightSum === null);
  const method = below[0]?.method ?? null;
  return (
    <details className="explanation" open={node.level < OPEN_LEVELS}>
      <summary>
        {node.name}
        {node.weight !== null && ` (${weightText(node.method, node.weight, language)})`}: <Amount value={node.share} currency={sheet.currency} />
      </summary>
      {node.source !== '' && (
        <p className="key-source">
          {t('plans.source')}: {printedSource(node.source, language)}
        </p>
      )}
      {branches.map((child) => (
        <Branch key={child.node} sheet={sheet} node={child} />
      ))}
      {leaves.length > 0 && <Leaves sheet={sheet} node={node} leaves={leaves} />}
      {branches.length > 0 && node.weightSum !== null && (
        <p className="key-sum">
          {t('plans.keys.sum', { name: node.name, count: below.length, weight: weightText(method, node.weightSum, language) })}{' '}
          <Amount value={node.share} currency={sheet.currency} />
        </p>
      )}
    </details>
  );
}

interface LeavesProps {
  readonly sheet: AllocationKey;
  readonly node: KeyNode;
  readonly leaves: readonly KeyNode[];
}

function Leaves({ sheet, node, leaves }: LeavesProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const sum: KeyNode = {
    ...node,
    node: '',
    name: t('plans.keys.sumRow'),
    method: leaves[0]?.method ?? null,
    weight: node.weightSum,
    gotResidual: false,
    source: '',
  };
  return (
    <RowsTable
      caption={t('plans.keys.below', { name: node.name })}
      rows={[...leaves, sum]}
      rowKey={(row) => row.node}
      isSum={(row) => row === sum}
      columns={[
        { id: 'name', head: t('plans.keys.payer'), cell: (row) => row.name },
        { id: 'code', head: t('plans.code'), cell: (row) => row.node },
        {
          id: 'weight',
          head: t('plans.keys.weight'),
          isNumber: true,
          cell: (row) => (row.weight === null ? '' : weightText(row.method, row.weight, language)),
        },
        {
          id: 'share',
          head: t('plans.keys.share', { currency: sheet.currency }),
          isNumber: true,
          cell: (row) => <Amount value={row.share} currency={sheet.currency} bare />,
        },
        { id: 'residual', head: t('plans.keys.rounding'), cell: (row) => (row.gotResidual ? t('plans.keys.residual') : '') },
        { id: 'source', head: t('plans.source'), cell: (row) => <span className="source-text">{printedSource(row.source, language)}</span> },
      ]}
    />
  );
}

function weightText(method: KeyNode['method'], weight: string, language: ReturnType<typeof useLanguage>): string {
  return method === 'percent' ? formatPercent(weight, language) : formatDecimal(weight, language);
}

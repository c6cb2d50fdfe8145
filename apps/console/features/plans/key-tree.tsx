import { Button } from '@navikt/ds-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDecimal, formatPercent } from '#glossary/format';
import { printedSource } from '#glossary/printed-source';
import type { AllocationKey, KeyNode } from '#console/features/plans/plan-data';
import { useLanguage } from '#console/i18n/texts';
import { Amount } from '#console/ui/amount';
import { RowsTable } from '#console/ui/rows-table';

/** Levels that stand open when the page opens. */
const OPEN_LEVELS = 1;
/** Payers of a table before one asks for all of them. */
const FIRST_ROWS = 200;

interface BranchProps {
  readonly sheet: AllocationKey;
  readonly node: KeyNode;
  /** Nodes by the one above them. */
  readonly below: ReadonlyMap<string, readonly KeyNode[]>;
}

/** A key as a tree that opens level by level with the keyboard as with the mouse; where only payers stand below a node they are a table with its sum. */
export function KeyTree({ sheet }: { readonly sheet: AllocationKey }) {
  const below = useMemo(() => nodesByParent(sheet.nodes), [sheet.nodes]);
  const root = sheet.nodes.find((node) => node.parent === null);
  return root === undefined ? null : <Branch sheet={sheet} node={root} below={below} />;
}

/** What stands below is drawn when the node is opened: a key may have many thousand payers. */
function Branch(props: BranchProps) {
  const { sheet, node } = props;
  const language = useLanguage();
  const [isOpen, setOpen] = useState(node.level < OPEN_LEVELS);
  return (
    <details className="explanation" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {node.name}
        {node.weight !== null && ` (${weightText(node.method, node.weight, language)})`}: <Amount value={node.share} currency={sheet.currency} />
      </summary>
      {isOpen && <Below {...props} />}
    </details>
  );
}

function Below({ sheet, node, below }: BranchProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const children = below.get(node.node) ?? [];
  const branches = children.filter((child) => child.weightSum !== null);
  const leaves = children.filter((child) => child.weightSum === null);
  return (
    <>
      {node.source !== '' && (
        <p className="key-source">
          {t('plans.source')}: {printedSource(node.source, language)}
        </p>
      )}
      {branches.map((child) => (
        <Branch key={child.node} sheet={sheet} node={child} below={below} />
      ))}
      {leaves.length > 0 && <Leaves sheet={sheet} node={node} leaves={leaves} />}
      {branches.length > 0 && node.weightSum !== null && (
        <p className="key-sum">
          {t('plans.keys.sum', {
            name: node.name,
            count: children.length,
            weight: weightText(children[0]?.method ?? null, node.weightSum, language),
          })}{' '}
          <Amount value={node.share} currency={sheet.currency} />
        </p>
      )}
    </>
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
  const [isWhole, setWhole] = useState(leaves.length <= FIRST_ROWS);
  const sum: KeyNode = {
    ...node,
    ...{ node: '', name: t('plans.keys.sumRow'), gotResidual: false, source: '' },
    ...{ method: leaves[0]?.method ?? null, weight: node.weightSum },
  };
  return (
    <>
      <RowsTable
        caption={t('plans.keys.below', { name: node.name })}
        rows={[...(isWhole ? leaves : leaves.slice(0, FIRST_ROWS)), sum]}
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
      {!isWhole && (
        <Button variant="tertiary" size="small" onClick={() => setWhole(true)}>
          {t('plans.keys.showAll', { count: leaves.length })}
        </Button>
      )}
    </>
  );
}

function nodesByParent(nodes: readonly KeyNode[]): ReadonlyMap<string, readonly KeyNode[]> {
  const groups = new Map<string, KeyNode[]>();
  for (const node of nodes) {
    if (node.parent === null) continue;
    const group = groups.get(node.parent);
    if (group) group.push(node);
    else groups.set(node.parent, [node]);
  }
  return groups;
}

function weightText(method: KeyNode['method'], weight: string, language: ReturnType<typeof useLanguage>): string {
  return method === 'percent' ? formatPercent(weight, language) : formatDecimal(weight, language);
}

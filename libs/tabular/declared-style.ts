import type { NumberStyle } from '#tabular/number-style';

const DECLARATION = /^\s*(?:number-style|talformat)\s*:\s*(\S+)\s*$/i;
const STYLES: Readonly<Record<string, NumberStyle>> = { danish: 'danish', dansk: 'danish', plain: 'plain', almindelig: 'plain' };

/** The number style a file declares in a comment above its header: `# number-style: danish`. */
export function findDeclaredStyle(comments: readonly string[]): NumberStyle | null {
  for (const comment of comments) {
    const style = STYLES[DECLARATION.exec(comment)?.[1]?.toLowerCase() ?? ''];
    if (style) return style;
  }
  return null;
}

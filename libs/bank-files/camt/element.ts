/** An element as it stands in the file, without its namespace. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** Follows a path of names, the first of each; `childAt(entry, 'NtryDtls', 'Btch')`. */
export function childAt(element: Element | undefined, ...path: readonly string[]): Element | undefined {
  return path.reduce<Element | undefined>((at, name) => at?.children.find((child) => child.name === name), element);
}

export function childrenOf(element: Element | undefined, name: string): readonly Element[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The text at the first path that has one, without white space around it. */
export function textAt(element: Element | undefined, ...paths: readonly (readonly string[])[]): string | null {
  for (const path of paths) {
    const text = childAt(element, ...path)?.text.trim();
    if (text !== undefined && text !== '') return text;
  }
  return null;
}

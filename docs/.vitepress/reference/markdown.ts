/** A cell of a table: one line, in which nothing ends the cell or begins a tag. */
const cell = (text: string) =>
  text
    .replace(/\s*\n\s*/g, ' ')
    .replaceAll('|', '\\|')
    .trim();

export const code = (text: string): string => (text ? `\`${text}\`` : '');

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A page: its title, what it is, and its sections. */
export const page = (title: string, lead: string, ...sections: readonly string[]): string =>
  [`# ${title}`, lead, ...sections].filter(Boolean).join('\n\n') + '\n';

/** A section; nothing without content. */
export const section = (heading: string, ...content: readonly string[]): string =>
  content.some(Boolean) ? [`## ${heading}`, ...content.filter(Boolean)].join('\n\n') : '';

/** Text of a docblock outside of code: a tag is a tag's name there. */
export const prose = (text: string): string =>
  text
    .split(/(`[^`]*`)/)
    .map((part, at) =>
      at % 2 === 0 ? part.replaceAll('<', '&lt;').replaceAll('{', '&#123;') : part,
    )
    .join('');

/** The items in groups, in the order of the first item of each. */
export function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

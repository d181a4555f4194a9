import {indent} from './integration.js';

/** Longer tags are written with one attribute a line. */
const MAX_WIDTH = 80;

/** A tag with attributes that are written already. */
export function tagText(
  name: string,
  attributes: readonly string[],
  {isSelfClosing = false} = {},
): string {
  const end = isSelfClosing ? ' />' : `></${name}>`;
  const line = `<${[name, ...attributes].join(' ')}${end}`;
  if (line.length <= MAX_WIDTH) return line;
  const list = attributes.map(attribute => indent(attribute, 2)).join('\n');
  return `<${name}\n${list}\n${end.trimStart()}`;
}

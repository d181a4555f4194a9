import {existsSync, readdirSync, readFileSync} from 'node:fs';

const root = new URL('../../', import.meta.url);

/** A code block of the documentation. */
export interface Block {
  /** From the root of the repository, such as `docs/guide/csp.md`. */
  readonly page: string;
  /** Empty for a policy. */
  readonly language: string;
  readonly code: string;
  /** Without its mark. */
  readonly heading: string;
}

/** Written from the sources, records of the past, or tested by their own tests. */
const NOT_WRITTEN_HERE = /^docs\/(reference|adr|public|playground|\.vitepress|contributing\.md)/;

export const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

/** The README and every page of the site that is written by hand. */
export const docsPages = (): readonly string[] => [
  'README.md',
  ...readdirSync(new URL('docs/', root), {recursive: true, encoding: 'utf8'})
    .map(path => `docs/${path.replaceAll('\\', '/')}`)
    .filter(path => path.endsWith('.md') && !NOT_WRITTEN_HERE.test(path))
    .sort(),
];

const PARTS = /^#+ (?<heading>.+)$|^```(?<language>\w*)\n(?<code>[^]*?)^```$/gm;

/** Code in a list is indented with it. */
const withoutIndent = (page: string) =>
  page.replace(/^( +)```[^]*?^\1```$/gm, (block, indent: string) =>
    block.replace(new RegExp(`^${indent}`, 'gm'), ''),
  );

/** @returns the blocks of the pages in their order, or of those whose path contains a text */
export function docsBlocks(filter = ''): readonly Block[] {
  const blocks: Block[] = [];
  for (const page of docsPages().filter(path => path.includes(filter))) {
    let heading = '';
    for (const {groups = {}} of withoutIndent(read(page)).matchAll(PARTS)) {
      heading = groups['heading'] ?? heading;
      const {language, code} = groups;
      if (language !== undefined && code !== undefined)
        blocks.push({page, language, code, heading});
    }
  }
  return blocks;
}

/** The files that a page includes as code, from the root of the repository. */
export const includedBy = (page: string): readonly string[] =>
  [...read(page).matchAll(/^<<< @\/\.\.\/(\S+)(?: \[.+\])?$/gm)].map(([, path = '']) => path);

export const exists = (path: string): boolean => existsSync(new URL(path, root));

import {readFileSync} from 'node:fs';

/** A code block of the README. */
export interface Block {
  /** Empty for a policy. */
  readonly language: string;
  readonly code: string;
  /** Without its mark. */
  readonly heading: string;
}

const PARTS = /^#+ (?<heading>.+)$|^```(?<language>\w*)\n(?<code>[^]*?)^```$/gm;

/** @returns the blocks in their order */
export function readmeBlocks(): readonly Block[] {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const blocks: Block[] = [];
  let heading = '';
  for (const {groups = {}} of readme.matchAll(PARTS)) {
    heading = groups['heading'] ?? heading;
    const {language, code} = groups;
    if (language !== undefined && code !== undefined) blocks.push({language, code, heading});
  }
  return blocks;
}

import {createHash} from 'node:crypto';

const INLINE = /<script(?![^>]*\ssrc=)[^>]*>(.*?)<\/script>/gs;

/** The scripts that a page of ours holds, as a policy names them. */
export const scriptHashes = (html: string): string[] =>
  [...html.matchAll(INLINE)].map(([, code = '']) => {
    const hash = createHash('sha256').update(code).digest('base64');
    return `'sha256-${hash}'`;
  });

import {readdirSync, readFileSync} from 'node:fs';
import * as z from 'zod/mini';

/** What is measured of a target. */
export const FLOWS = ['first page', 'answers', 'search', '50 turns'] as const;
export type Flow = (typeof FLOWS)[number];

/** A CSS selector; `>>>` steps into a shadow root. */
const selector = z.string().check(z.minLength(1));

const target = z.strictObject({
  name: z.string().check(z.minLength(1)),
  page: z.string().check(z.minLength(1)),
  heading: selector,
  fields: selector,
  button: selector,
  rows: selector,
  search: selector,
  /** What is measured of it; all of it where nothing is named. */
  flows: z._default(z.array(z.enum(FLOWS)), [...FLOWS]),
});

/** An implementation that is measured: where it is, and how to find what is on its pages. */
export type Target = z.infer<typeof target>;

const FOLDER = new URL('targets/', import.meta.url);

/** The bare page, which is the limit. */
export const LIMIT = 'bare';

/** The same pages in React, beside which a site would put the widget. */
export const PEER = 'react';

function read(file: string): Target {
  const result = target.safeParse(JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Error(`bench/targets/${file}: ${issue?.path.join('.')} ${issue?.message}`);
}

/**
 * All that are in the folder, the limit first.
 * @param names only these, besides the limit
 * @throws where one of them is not there
 */
export function readTargets(names: readonly string[] = []): Target[] {
  const all = readdirSync(FOLDER)
    .filter(file => file.endsWith('.json'))
    .sort()
    .map(read);
  const unknown = names.filter(name => !all.some(target => target.name === name));
  if (unknown.length > 0)
    throw new Error(
      `There is no target ${unknown.join(', ')}: there are ${all.map(({name}) => name).join(', ')}.`,
    );
  const isLimit = ({name}: Target) => name === LIMIT;
  const chosen = all.filter(({name}) => names.length === 0 || names.includes(name));
  return [...all.filter(isLimit), ...chosen.filter(target => !isLimit(target))];
}

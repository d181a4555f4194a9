import {readFileSync, writeFileSync} from 'node:fs';
import {cpus, loadavg} from 'node:os';
import {fileURLToPath} from 'node:url';
import {format, resolveConfig} from 'prettier';

const README = fileURLToPath(new URL('README.md', import.meta.url));

/** Puts a report between the two markers of this name in bench/README.md. */
export async function writeReport(name: string, report: string): Promise<void> {
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
  const readme = readFileSync(README, 'utf8');
  const [head = '', rest = ''] = readme.split(begin);
  const [, tail = ''] = rest.split(end);
  const text = `${head}${begin}\n\n${report}\n\n${end}${tail}`;
  const style = await resolveConfig(README);
  writeFileSync(README, await format(text, {...style, filepath: README}));
}

export const load = () => (loadavg()[0] ?? 0).toFixed(1);

/**
 * Where and when something was measured.
 * @param programs that took part besides Node
 * @param before the load average when it began
 */
export function machine(before: string, ...programs: readonly string[]): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown';
  const parts = [
    new Date().toISOString().slice(0, 10),
    `Node ${process.versions.node}`,
    ...programs,
    `${cpus().length} × ${model}`,
  ];
  return `${parts.join(', ')}. Load average of the machine: ${before} before, ${load()} after.`;
}

import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {asOwnApp} from './samples.js';
import {siteSections} from './navigation.js';

interface Site {
  /** Paths below `srcDir`. */
  readonly pages: readonly string[];
  readonly srcDir: string;
  readonly outDir: string;
  readonly base: string;
}

const FRONT_MATTER = /^---\n[^]*?\n---\n/;
const INCLUDE = /^<!--\s*@include:\s*(\S+?)\s*-->$/gm;
const SNIPPET = /^<<<\s*(\S+?)(?:#(\w+))?(?:\{(\w+)[^}]*\})?(?:\s*\[.*\])?$/gm;
/** Vue components, scripts and styles of a page. */
const COMPONENT =
  /^<(script|style)[^]*?<\/\1>\n|^<\/?[A-Z]\w*[^>]*>\n?|^<\/?(?:div|section|main)[^>]*>\n?/gm;

async function replaceAll(
  text: string,
  pattern: RegExp,
  replacement: (match: RegExpMatchArray) => Promise<string>,
): Promise<string> {
  let result = '';
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    result += text.slice(end, match.index) + (await replacement(match));
    end = match.index + match[0].length;
  }
  return result + text.slice(end);
}

/** The text of a page, with everything that it includes. */
async function textOf(path: string, srcDir: string): Promise<string> {
  const source = await readFile(join(srcDir, path), 'utf8');
  const folder = dirname(join(srcDir, path));
  const included = await replaceAll(source.replace(FRONT_MATTER, ''), INCLUDE, ([, file = '']) =>
    readFile(join(folder, file), 'utf8'),
  );
  const whole = await replaceAll(included, SNIPPET, async ([, file = '', , language]) => {
    const from = file.startsWith('@/') ? join(srcDir, file.slice(2)) : join(folder, file);
    const code = asOwnApp(await readFile(from, 'utf8'));
    return `\`\`\`${language ?? file.split('.').at(-1)}\n${code.trim()}\n\`\`\``;
  });
  // What looks like a component within code is code.
  const parts = whole.split(/(^```[^]*?^```$)/m);
  return parts
    .map(part => (part.startsWith('```') ? part : part.replace(COMPONENT, '')))
    .join('')
    .trim();
}

const nameOf = (path: string) => path.replace(/^adr\/README\.md$/, 'adr/index.md');

/**
 * Writes the site for programs that read text: each page as Markdown beside its HTML, `llms.txt`
 * with a link to each, and `llms-full.txt` with all of them.
 */
export async function writeTexts({pages, srcDir, outDir, base}: Site): Promise<void> {
  const texts = new Map<string, string>();
  for (const path of [...pages].sort()) texts.set(nameOf(path), await textOf(path, srcDir));
  for (const [name, text] of texts) {
    const file = join(outDir, name);
    await mkdir(dirname(file), {recursive: true});
    await writeFile(file, `${text}\n`);
  }
  const line = (name: string) => {
    const text = texts.get(name) ?? '';
    const [, title = name] = /^# (.+)$/m.exec(text) ?? [];
    const [lead = ''] = /^(?![#<:|`>-])[A-Z].+$/m.exec(text) ?? [];
    const [sentence = ''] = /^.+?\.(?= |$)/.exec(lead) ?? [lead];
    return `- [${title}](${base}${name}): ${sentence.replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')}`;
  };
  const sections = siteSections.map(({text, pages: links}) => {
    const names = links.map(
      link => `${link.replace(/^\/|\.html$/g, '').replace(/\/$/, '/index')}.md`,
    );
    return `## ${text}\n\n${names
      .filter(name => texts.has(name))
      .map(line)
      .join('\n')}`;
  });
  const head = `# flatpeak-connect\n\n> Web components that connect a household’s electricity tariff, a companion server and a simulator of the service.\n`;
  await writeFile(join(outDir, 'llms.txt'), `${head}\n${sections.join('\n\n')}\n`);
  const all = [...texts].map(([name, text]) => `<!-- ${base}${name} -->\n\n${text}`);
  await writeFile(join(outDir, 'llms-full.txt'), `${head}\n${all.join('\n\n---\n\n')}\n`);
}

import {readFileSync} from 'node:fs';
import type {Plugin} from 'vite';

const NAME = 'playground:manifest';

interface Entry {
  readonly name: string;
  readonly description?: string;
}

interface Declaration {
  readonly tagName?: string;
  readonly cssProperties?: readonly Entry[];
  readonly events?: readonly Entry[];
}

interface Manifest {
  readonly modules: readonly {readonly declarations?: readonly Declaration[]}[];
}

const uniqueByName = (entries: readonly Entry[]) => [
  ...new Map(entries.map(entry => [entry.name, entry])).values(),
];

/** The tokens and the events of the elements, out of custom-elements.json, which is ten times as large. */
export function manifest(file: URL): Plugin {
  return {
    name: 'playground-manifest',
    resolveId: id => (id === NAME ? `\0${NAME}` : null),
    load(id) {
      if (id !== `\0${NAME}`) return null;
      const {modules} = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
      const elements = modules.flatMap(({declarations = []}) => declarations);
      const tokens = uniqueByName(elements.flatMap(({cssProperties = []}) => cssProperties)).map(
        ({name, description = ''}) => ({name, description}),
      );
      const eventNames = uniqueByName(
        elements.filter(({tagName}) => tagName).flatMap(({events = []}) => events),
      ).map(({name}) => name);
      return `export const tokens = ${JSON.stringify(tokens)};
export const eventNames = ${JSON.stringify(eventNames.filter(name => name.startsWith('flatpeak-')))};`;
    },
  };
}

import type {PlaygroundState} from '../state.js';
import {siteCss} from '../theme/site-css.js';
import {
  fetchTokenCode,
  indent,
  integrationOf,
  type Integration,
  type Target,
} from './integration.js';
import {serverCode} from './server.js';
import {tagText} from './tag.js';

const STYLE_SHEET = 'flatpeak-theme.css';

/** How a framework writes what no attribute can say. */
interface Syntax {
  /** An attribute that is a number: a text would be a type error. */
  readonly number: (name: string, value: string) => string;
  readonly property: string;
  readonly listener: string;
}

const NUMBER = /^\d+(\.\d+)?$/;

const inBraces: Syntax['number'] = (name, value) => `${name}={${value}}`;

const written = ({attributes, session}: Integration, {number, property, listener}: Syntax) => [
  ...attributes.map(({name, value}) =>
    NUMBER.test(value) ? number(name, value) : `${name}="${value}"`,
  ),
  ...(session ? [property] : []),
  listener,
];

const isAsync = ({statements}: Integration) => statements.some(each => each.startsWith('await'));

const listener = (integration: Integration, isTyped = true) => {
  const {eventType, statements} = integration;
  const type = isTyped ? `: ${eventType}` : '';
  const start = isAsync(integration) ? 'async function' : 'function';
  return `${start} onEvent({detail}${type}) {\n${indent(statements.join('\n'), 2)}\n}`;
};

const imports = ({eventType, hasStyles}: Integration, types?: string) =>
  [
    `import 'flatpeak-connect';`,
    `import type {${eventType}} from 'flatpeak-connect';`,
    types && `import type {} from 'flatpeak-connect/${types}';`,
    hasStyles && `import './${STYLE_SHEET}';`,
  ]
    .filter(Boolean)
    .join('\n');

const functions = (integration: Integration) =>
  [integration.session && fetchTokenCode(integration.session, true), listener(integration)]
    .filter(Boolean)
    .join('\n\n');

function html(integration: Integration): string {
  const {tag, attributes, event, session, statements, hasStyles} = integration;
  const name = tag.replace('flatpeak-', '').replace(/-(\w)/g, (_all, c: string) => c.toUpperCase());
  const start = isAsync(integration) ? 'async ' : '';
  const code = [
    `const ${name} = document.querySelector('${tag}');`,
    session && `${fetchTokenCode(session, false)}\n${name}.fetchToken = fetchToken;`,
    `${name}.addEventListener('${event}', ${start}({detail}) => {\n${indent(statements.join('\n'), 2)}\n});`,
  ]
    .filter(Boolean)
    .join('\n\n');
  return `${hasStyles ? `<link rel="stylesheet" href="/${STYLE_SHEET}" />\n` : ''}<script type="module" src="/flatpeak-connect.mjs"></script>

${tagText(
  tag,
  attributes.map(attribute => `${attribute.name}="${attribute.value}"`),
)}

<script type="module">
${indent(code, 2)}
</script>
`;
}

const react = (integration: Integration) => `${imports(integration, 'react')}

${functions(integration)}

export default function App() {
  return (
${indent(
  tagText(
    integration.tag,
    written(integration, {
      number: inBraces,
      property: 'fetchToken={fetchToken}',
      listener: `on${integration.event}={onEvent}`,
    }),
    {isSelfClosing: true},
  ),
  4,
)}
  );
}
`;

const vue = (integration: Integration) => `<script setup lang="ts">
${imports(integration, 'vue')}

${functions(integration)}
</script>

<template>
${indent(
  tagText(
    integration.tag,
    written(integration, {
      number: (name, value) => `:${name}="${value}"`,
      property: ':fetchToken="fetchToken"',
      listener: `@${integration.event}="onEvent"`,
    }),
    {isSelfClosing: true},
  ),
  2,
)}
</template>
`;

const svelte = (integration: Integration) => `<script lang="ts">
${indent(imports(integration, 'svelte'), 2)}

${indent(functions(integration), 2)}
</script>

${tagText(
  integration.tag,
  written(integration, {
    number: inBraces,
    property: '{fetchToken}',
    listener: `on${integration.event}={onEvent}`,
  }),
)}
`;

const solid = (integration: Integration) => `${imports(integration, 'solid')}

${functions(integration)}

export default function App() {
  return (
${indent(
  tagText(
    integration.tag,
    written(integration, {
      number: inBraces,
      property: 'prop:fetchToken={fetchToken}',
      listener: `on:${integration.event}={onEvent}`,
    }),
    {isSelfClosing: true},
  ),
  4,
)}
  );
}
`;

const angular = (integration: Integration) => {
  const {eventType, session, statements, hasStyles} = integration;
  const start = isAsync(integration) ? 'async ' : '';
  return `import {Component, CUSTOM_ELEMENTS_SCHEMA} from '@angular/core';
import 'flatpeak-connect';
import type {${eventType}} from 'flatpeak-connect';
${session ? `\n${fetchTokenCode(session, true)}\n` : ''}
@Component({
  selector: 'app-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],${hasStyles ? `\n  // Add ${STYLE_SHEET} to "styles" in angular.json.` : ''}
  template: \`
${indent(
  tagText(
    integration.tag,
    written(integration, {
      number: (name, value) => `${name}="${value}"`,
      property: '[fetchToken]="fetchToken"',
      listener: `(${integration.event})="onEvent($event)"`,
    }),
    {isSelfClosing: true},
  ),
  4,
)}
  \`,
})
export class App {
${session ? '  protected readonly fetchToken = fetchToken;\n\n' : ''}  protected ${start}onEvent({detail}: ${eventType}) {
${indent(statements.join('\n'), 4)}
  }
}
`;
};

export type SnippetLanguage = 'html' | 'tsx' | 'ts' | 'css' | 'js';

export interface SnippetKind {
  readonly label: string;
  /** The file that a site keeps it in. */
  readonly file: string;
  readonly language: SnippetLanguage;
  readonly write: (state: PlaygroundState, target: Target) => string;
}

const ofIntegration =
  (write: (integration: Integration) => string) => (state: PlaygroundState, target: Target) =>
    write(integrationOf(state, target));

const NO_CSS = '/* The default look needs no style sheet. Choose a theme, or edit a token. */\n';

export const SNIPPETS = {
  html: {label: 'HTML', file: 'index.html', language: 'html', write: ofIntegration(html)},
  react: {label: 'React', file: 'app.tsx', language: 'tsx', write: ofIntegration(react)},
  vue: {label: 'Vue', file: 'App.vue', language: 'html', write: ofIntegration(vue)},
  svelte: {label: 'Svelte', file: 'App.svelte', language: 'html', write: ofIntegration(svelte)},
  angular: {label: 'Angular', file: 'app.ts', language: 'tsx', write: ofIntegration(angular)},
  solid: {label: 'Solid', file: 'app.tsx', language: 'tsx', write: ofIntegration(solid)},
  css: {
    label: 'CSS',
    file: STYLE_SHEET,
    language: 'css',
    write: (state: PlaygroundState) => siteCss(state) || NO_CSS,
  },
  server: {label: 'Server', file: 'server.mjs', language: 'js', write: serverCode},
} as const satisfies Record<string, SnippetKind>;

export type SnippetName = keyof typeof SNIPPETS;

import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import {defineConfig, globalIgnores} from 'eslint/config';
import tseslint from 'typescript-eslint';

const LIT =
  'lit|lit/decorators\\.js|lit/(async-)?directive\\.js|lit/directives/(?!unsafe-|style-map)[\\w-]+\\.js|@lit/context';
const ZOD = 'zod/mini';
const NODE = 'node:.+';

/** What the elements are made of. */
const ELEMENTS = {from: ['protocol', 'core', 'messages', 'ui', 'pages'], packages: [LIT]};

/**
 * What each room may import: other rooms (`from`), types of other rooms (`types`), rooms beside it
 * (`siblings`), the entry module (`entry`), and packages as regular expressions. `also` widens the
 * packages for some of its files. A room may always import itself and the files directly above it.
 */
const rooms = {
  protocol: {packages: [ZOD]},
  core: {from: ['protocol']},
  messages: {},
  ui: {from: ['messages'], types: ['core', 'protocol'], packages: [LIT]},
  pages: {from: ['ui'], types: ['protocol', 'messages'], packages: [LIT]},
  elements: {...ELEMENTS, isShallow: true},
  'elements/connect': ELEMENTS,
  'elements/refresh': {from: ['core', 'ui']},
  'elements/tariff-settings': {...ELEMENTS, siblings: ['connect', 'refresh']},
  'elements/prices': {...ELEMENTS, siblings: ['refresh']},
  loader: {from: ['core'], types: ['elements'], entry: true},
  bridge: {},
  page: {from: ['bridge', 'protocol', 'elements'], types: ['ui']},
  cdn: {
    from: ['elements', 'core', 'pages', 'ui', 'messages', 'dev', 'loader', 'page', 'protocol'],
    entry: true,
  },
  dev: {from: ['elements', 'core', 'ui'], entry: true},
  simulator: {
    from: ['protocol'],
    packages: [ZOD],
    also: {
      '{node,state-file,cli}.ts': [NODE],
      'msw.ts': ['msw', 'msw/.+'],
    },
  },
  server: {
    from: ['protocol'],
    packages: [ZOD],
    also: {
      'node.ts': [NODE],
      'node/**/*.ts': [NODE],
      'pglite.ts': ['@electric-sql/pglite'],
      'store/**/*.ts': [NODE],
      'telemetry/**/*.ts': ['@opentelemetry/api'],
    },
  },
};

/** The rule for the files of a room that lie `level` folders below it. */
function roomRule(
  room,
  level,
  files,
  {from = [], types = [], siblings = [], packages = [], entry = false},
) {
  const up = levels => '\\.\\./'.repeat(levels);
  const depth = room.split('/').length;
  const src = up(level + depth);
  const anyOf = (prefix, folders) => `${prefix}(${[...folders, '(?!)'].join('|')})/`;
  const allowed = [
    level > 0 ? `\\./|(\\.\\./){1,${level}}[\\w-]` : '\\./',
    ...(depth > 1 ? [`${up(level + 1)}[\\w-]+\\.js$`] : []),
    ...(entry ? [`${src}index\\.js$`] : []),
    anyOf(up(level + 1), depth > 1 ? siblings : []),
    anyOf(src, [...from, ...types]),
    ...packages.map(name => `(${name})$`),
  ];
  const patterns = [
    {
      regex: `^(?!${allowed.join('|')})`,
      message: `src/${room} may not import this: see the rooms in eslint.config.js.`,
    },
    {
      regex: `^${anyOf(src, types)}`,
      allowTypeImports: true,
      message: `src/${room} may import only types from there: see the rooms in eslint.config.js.`,
    },
  ];
  return {
    files: [`src/${room}/${files}`],
    rules: {'@typescript-eslint/no-restricted-imports': ['error', {patterns}]},
  };
}

const LEVELS = ['*.ts', '*/*.ts', '*/*/*.ts'];

const roomRules = Object.entries(rooms).flatMap(([name, {also = {}, isShallow, ...room}]) => [
  ...LEVELS.slice(0, isShallow ? 1 : undefined).map((files, level) =>
    roomRule(name, level, files, room),
  ),
  ...Object.entries(also).flatMap(([files, packages]) => {
    const wider = {...room, packages: [...(room.packages ?? []), ...packages]};
    const folder = /^(.+)\*\*\//.exec(files)?.[1];
    return folder === undefined
      ? [roomRule(name, 0, files, wider)]
      : LEVELS.slice(0, 2).map((below, level) => roomRule(name, level + 1, folder + below, wider));
  }),
]);

const DOM = ['document', 'window', 'location', 'history', 'localStorage', 'sessionStorage'];
const PROCESS = ['process', 'Buffer', 'global'];

/** Globals that a room may not use, for imports are not the only way out of it. */
const noGlobals = (...names) => ({'no-restricted-globals': ['error', ...names]});

const inTemplate = (pattern, message) => ({
  selector: `TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/${pattern}/i]`,
  message,
});

/** What a strict content security policy forbids in lit's templates. */
const unsafeTemplates = [
  inTemplate('[\\s"\']style\\s*=', 'A strict policy forbids style attributes: use a class.'),
  inTemplate('<style', 'A strict policy forbids <style>: use static styles.'),
  inTemplate('[\\s"\']on[a-z]+\\s*=', 'A strict policy forbids inline handlers: use @event.'),
  inTemplate('<(div|span|p|li|ul|ol|tr|td|img|svg)\\b[^<>]*@click=', 'Only a button is clicked.'),
  inTemplate('\\.(inner|outer)HTML|srcdoc', 'Text must not become markup.'),
];

/** What turns text into markup, and what hides an import from the table of rooms. */
const unsafeCode = [
  {
    selector: 'Identifier[name=/^(unsafe(HTML|SVG|MathML|Static|CSS)|styleMap)$/]',
    message: 'Text must not become markup, and style attributes are forbidden.',
  },
  {
    selector:
      'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|srcdoc)$/]',
    message: 'Text must not become markup.',
  },
  {
    selector: "CallExpression[callee.object.name='document'][callee.property.name=/^write/]",
    message: 'Text must not become markup.',
  },
  {
    selector: 'ImportExpression',
    message: 'The widget is one script, and the table of rooms cannot see a dynamic import.',
  },
];

/** Words that docs/glossary.md replaces, in comments and in names. */
const FORBIDDEN_WORDS = [
  ...['dialect', 'dialects', 'patience', 'hears', 'heard', 'told', 'tells', 'whoever'],
  ...['way on', 'for who', 'to who', 'by who'],
];
const FORBIDDEN_NAMES =
  'dialect|Dialect|DIALECT|patience|PATIENCE|^(ENOUGH|MANY|NEAR|TOO_MUCH|MOST|LOOK|LONG|GONE|OWED)$';

const glossary = [
  {
    selector: `Identifier[name=/${FORBIDDEN_NAMES}/]`,
    message: 'docs/glossary.md has another word for this.',
  },
];

const NODE_TEST = ['describe', 'it', 'test', 'suite', 'skip', 'todo'];

export default defineConfig(
  globalIgnores([
    ...['**/dist/', 'coverage/', '.browser/', '.demo/', 'docs/.vitepress/cache/'],
    // Samples with packages of their own, and the types that only they can resolve.
    ...['demo/frameworks/{react-18,svelte,solid,angular,next,astro}/', 'types/'],
  ]),
  js.configs.recommended,
  {
    linterOptions: {reportUnusedDisableDirectives: 'error'},
    rules: {
      'no-eval': 'error',
      'no-new-func': 'error',
      eqeqeq: 'error',
      // TypeScript does this; the few scripts run partly in Node, partly in a browser.
      'no-undef': 'off',
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {parserOptions: {projectService: true}},
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // A number in a text needs no String() around it.
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true}],
      // `return void` and `() => this.send()` as a listener are clear.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // An interface of promises may be fulfilled without waiting.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        {argsIgnorePattern: '^_', varsIgnorePattern: '^_'},
      ],
      '@typescript-eslint/no-implied-eval': 'error',
      // `import 'zod'` brings the whole library and its eval probe into the bundle.
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {patterns: [{regex: '^zod(?!/mini$)', message: 'Only zod/mini.'}]},
      ],
    },
  },
  {
    // Tests look into JSON that has no type; what matters there is that they wait.
    files: ['test/**/*.ts'],
    rules: {
      ...tseslint.configs.disableTypeChecked.rules,
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            // They return promises for which nobody has to wait.
            {from: 'package', package: 'node:test', name: NODE_TEST},
            // chai's equal(), which semantic-dom-diff types as a promise; accessible() is one.
            'Equal',
          ],
        },
      ],
      // `expect(x).to.be.true` of chai.
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  {
    // Of a component in a file of its own kind no more is known than that it is one.
    files: ['demo/frameworks/*/src/main.ts'],
    rules: {'@typescript-eslint/no-unsafe-argument': 'off'},
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...unsafeCode, ...glossary],
      'no-warning-comments': ['error', {terms: FORBIDDEN_WORDS, location: 'anywhere'}],
      'no-console': 'error',
    },
  },
  {
    files: ['src/{elements,ui,pages}/**/*.ts'],
    extends: [
      lit.configs['flat/recommended'],
      wc.configs['flat/recommended'],
      litA11y.configs.recommended,
    ],
    settings: {
      lit: {elementBaseClasses: ['LitElement', 'PageElement', 'RootElement']},
      wc: {elementBaseClasses: ['LitElement', 'PageElement', 'RootElement']},
    },
    rules: {
      // Inputs are uncontrolled on purpose: `value=` sets what they start with.
      'lit/no-value-attribute': 'off',
      // It takes a slot that hears its button and a dialog that hears its backdrop for mistakes.
      'lit-a11y/click-events-have-key-events': 'off',
      'no-restricted-syntax': ['error', ...unsafeCode, ...unsafeTemplates, ...glossary],
    },
  },
  ...roomRules,
  {
    files: ['src/{protocol,core,simulator,server}/**/*.ts'],
    ignores: ['src/{simulator,server}/{node,cli}.ts', 'src/server/node/*.ts'],
    rules: noGlobals(...DOM, ...PROCESS),
  },
  {
    // A page asks; it neither fetches nor waits nor opens nor remembers.
    files: ['src/pages/**/*.ts'],
    rules: {
      ...noGlobals(
        ...['fetch', 'XMLHttpRequest', 'setTimeout', 'setInterval', 'open'],
        ...DOM.filter(name => name.endsWith('Storage')),
        ...PROCESS,
      ),
      'no-restricted-properties': ['error', {object: 'window', property: 'open'}],
    },
  },
  {
    // A program, and a page that is all ours: the console is their place for the operator.
    files: ['src/simulator/cli.ts', 'src/{bridge,page}/**/*.ts'],
    rules: {'no-console': 'off'},
  },
);

import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
import {minifyTemplates} from '../../../build/minify-templates.js';
import {bundle} from '../../support/build/bundle.js';

/** What the templates of a module say once it is built. */
async function templatesOf(t: TestContext, templates: string): Promise<string[]> {
  const source = `const raw = (strings, ...values) => String.raw({raw: strings.raw}, ...values);
    const [css, html, svg, text] = [raw, raw, raw, raw];
    export const templates = [${templates}];`;
  const folder = await bundle(t, {'src/entry.ts': source}, [minifyTemplates()]);
  const module = (await import(join(folder, 'entry.mjs'))) as {templates: string[]};
  return module.templates;
}

test('the space that CSS does not need is removed, and quoted text is kept', async t => {
  const [css] = await templatesOf(
    t,
    `css\`
      :host > p, a::after {
        content: "two  spaces; { and 0.5 }";
        margin: 0.5em  calc(1px + 2px)/* A comment. */;
      }
      /* A comment between rules. */
      p {
        color: red !important;
      }
    \``,
  );
  assert.equal(
    css,
    ':host>p,a::after{content:"two  spaces; { and 0.5 }";margin:.5em calc(1px + 2px)}p{color:red!important}',
  );
});

test('a run of space in HTML is one space, and a value of one word needs no quotes', async t => {
  const [html] = await templatesOf(
    t,
    `html\`
      <p class="lead" title="two words">
        One
        \${'two'}  three
      </p>
    \``,
  );
  assert.equal(html, '<p class=lead title="two words"> One two three </p>');
});

test('HTML in which space has a meaning, and templates of other tags, are left alone', async t => {
  const [pre, other] = await templatesOf(t, 'html`<pre>a  b</pre>`, text`c  d`');
  assert.equal(pre, '<pre>a  b</pre>');
  assert.equal(other, 'c  d');
});

test('the source map leads to the source', async t => {
  const source = 'export const css = String.raw;\nexport const style = css`a  {  color : red }`;\n';
  const folder = await bundle(t, {'src/entry.ts': source}, [minifyTemplates()], {
    build: {sourcemap: true},
  });
  const map = JSON.parse(readFileSync(join(folder, 'entry.mjs.map'), 'utf8')) as {
    sourcesContent: string[];
  };
  assert.deepEqual(map.sourcesContent, [source]);
});

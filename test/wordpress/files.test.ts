import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {describe, it} from 'node:test';
import {catalogues, mergeCatalogue, readCatalogue} from '../../build/wordpress/catalogues.js';
import {pluginFiles} from '../../build/wordpress/plugin-files.js';
import {translationTemplate} from '../../build/wordpress/translations.js';
import {zip} from '../../build/wordpress/zip.js';

const PLUGIN = fileURLToPath(
  new URL('../../integrations/wordpress/flatpeak-connect', import.meta.url),
);

const phpFiles = readdirSync(PLUGIN, {recursive: true, encoding: 'utf8'}).filter(path =>
  path.endsWith('.php'),
);

const textOf = (path: string) => readFileSync(join(PLUGIN, path), 'utf8');

describe('the files of the plugin for WordPress', () => {
  it('have a template for translations that has all texts: npm run texts:wordpress', () => {
    const template = textOf('languages/flatpeak-connect.pot');
    assert.equal(template, translationTemplate());
    const marked =
      phpFiles
        .map(textOf)
        .join('\n')
        .match(/'flatpeak-connect' \)/g) ?? [];
    assert.ok(template.split('\nmsgid ').length > marked.length / 2);
  });

  it('have all texts in the languages of the widget: npm run texts:wordpress', () => {
    const template = translationTemplate();
    const texts = readCatalogue(template).map(({key}) => key);
    const languages = [...catalogues()].map(([locale, text]) => {
      assert.equal(text, mergeCatalogue(locale, text, template), locale);
      const entries = readCatalogue(text);
      assert.deepEqual(
        entries.map(({key}) => key),
        texts,
      );
      for (const {key, translation} of entries) {
        assert.ok(translation, `${locale} lacks “${key}”`);
        const placeholders = (each: string) => each.match(/%[sd]|flatpeak\/v1|sk_\w+|\.mjs/g) ?? [];
        assert.deepEqual(placeholders(translation), placeholders(key), `${locale}: ${key}`);
        if (key.length > 20) assert.ok(!key.includes(translation), `${locale} has English: ${key}`);
      }
      return locale.split('_')[0];
    });
    const widget = [...pluginFiles().keys()].map(name => /messages\/(\w+)\.json/.exec(name)?.[1]);
    assert.deepEqual(languages, widget.filter(Boolean).sort());
  });

  it('name in each translation the blocks and buttons as that translation calls them', () => {
    for (const [locale, text] of catalogues()) {
      const translations = new Map(
        readCatalogue(text).map(({key, translation}) => [key, translation]),
      );
      for (const [key, translation] of translations)
        for (const [, name = ''] of key.matchAll(/“([A-Z][^”%]+)”/g)) {
          const own = [...translations].find(
            ([each]) => each.endsWith(name) || each.startsWith(`${name}:`),
          );
          assert.ok(own, name);
          const shown = own[1].split(/ ?:/)[0] ?? '';
          assert.ok(translation.includes(shown), `${locale}: ${translation} lacks ${shown}`);
        }
    }
  });

  it('are in an archive that other programs read, with the widget and its languages', () => {
    const files = pluginFiles();
    const names = [...files.keys()];
    const languages = names.flatMap(name => /\/messages\/(\w+)\.json$/.exec(name)?.[1] ?? []);
    assert.equal(languages.length, 13);
    for (const each of languages)
      assert.ok(names.includes(`flatpeak-connect/assets/widget/messages/vpp-${each}.json`), each);
    const {version} = JSON.parse(
      readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
    ) as {version: string};
    const text = (name: string) => String(files.get(`flatpeak-connect/${name}`));
    assert.match(text('flatpeak-connect.php'), new RegExp(`Version: +${version}\\n`));
    assert.match(text('readme.txt'), new RegExp(`Stable tag: ${version}\\n`));
    assert.match(text('assets/widget/integrity.php'), /'flatpeak-connect\.mjs' => 'sha384-/);
    const folder = mkdtempSync(join(tmpdir(), 'flatpeak-zip-'));
    try {
      const archive = join(folder, 'plugin.zip');
      writeFileSync(archive, zip(files));
      const script =
        'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip(), len(z.namelist()))';
      const {stdout, error} = spawnSync('python3', ['-c', script, archive], {encoding: 'utf8'});
      if (!error) assert.equal(stdout.trim(), `None ${names.length}`);
    } finally {
      rmSync(folder, {recursive: true});
    }
  });
});

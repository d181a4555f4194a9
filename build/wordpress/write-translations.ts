// npm run texts:wordpress: writes the template for translations of the plugin's own texts, and takes
// new texts over into the files of the translators.
import {writeFileSync} from 'node:fs';
import {catalogues, mergeCatalogue} from './catalogues.js';
import {translationTemplate} from './translations.js';

const FOLDER = new URL(
  '../../integrations/wordpress/flatpeak-connect/languages/flatpeak-connect',
  import.meta.url,
);

const template = translationTemplate();
writeFileSync(new URL(`${FOLDER.href}.pot`), template);
for (const [locale, text] of catalogues())
  writeFileSync(new URL(`${FOLDER.href}-${locale}.po`), mergeCatalogue(locale, text, template));

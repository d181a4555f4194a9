// npm run texts:wordpress: writes the template for translations of the plugin's own texts.
import {writeFileSync} from 'node:fs';
import {translationTemplate} from './translations.js';

const FILE = '../../integrations/wordpress/flatpeak-connect/languages/flatpeak-connect.pot';
writeFileSync(new URL(FILE, import.meta.url), translationTemplate());

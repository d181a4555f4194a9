import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {runNpm} from '../support/e2e/samples.js';

const FOLDER = fileURLToPath(new URL('../../integrations/webview/', import.meta.url));

/** The wrappers for apps, with the packages that they are checked with. */
const CHECKS = {
  'react-native': 'the component for React Native fits the types of its packages',
  capacitor: 'the function for Capacitor fits the types of its packages',
  syntax: 'the wrappers in Swift, Kotlin and Dart can be parsed',
};

describe('the wrappers for apps', () => {
  for (const [folder, promise] of Object.entries(CHECKS))
    it(promise, () => {
      runNpm(FOLDER + folder, 'ci', '--ignore-scripts', '--no-audit', '--no-fund');
      runNpm(FOLDER + folder, 'run', 'check');
    });
});

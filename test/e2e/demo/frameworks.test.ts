import {describe} from 'node:test';
import {SAMPLES} from '../../support/e2e/samples.js';
import {walk} from '../../support/e2e/walk-sample.js';

describe('in a framework', () => SAMPLES.forEach(walk));

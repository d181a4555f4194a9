import {describe} from 'node:test';
import {SAMPLES} from './samples.js';
import {walk} from './walk-sample.js';

describe('in a framework', () => SAMPLES.forEach(walk));

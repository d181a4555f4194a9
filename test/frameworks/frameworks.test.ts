import {describe} from 'node:test';
import {MORE_SAMPLES, SAMPLES} from '../support/e2e/samples.js';
import {walk} from '../support/e2e/walk-sample.js';

describe('in every framework', () => [...SAMPLES, ...MORE_SAMPLES].forEach(walk));

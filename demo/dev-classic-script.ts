import * as FlatpeakConnect from '../src/cdn/classic-script.js';

// The classic script is a module in development. Its exports are global as they are once built.
Object.assign(globalThis, {FlatpeakConnect});

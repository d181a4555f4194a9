// @ts-check
// npm run test:nightly: many more hostile pages than npm test has time for.
process.env.HOSTILE_PAGES ??= '20000';
process.argv.push('browser', 'hostile-pages');
await import('./run.js');

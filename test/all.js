// @ts-check
// npm run test:all: npm test with the slow files, too (slow-files.js).
//   npm run test:all -- e2e     one step
process.env.ALL_TESTS = '1';
await import('./run.js');

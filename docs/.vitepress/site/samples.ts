/** Samples of `demo/frameworks` as they stand in an app of their own, before the simulator. */
const REPLACED: readonly (readonly [found: RegExp, replacement: string])[] = [
  [/'\.\.\/\.\.\/host(\.js)?'/g, "'./host'"],
  [/\{\{connectUrl\}\}/g, 'http://localhost:4010/connect'],
  [/document\.documentElement\.dataset\['connectUrl'\]/g, "'http://localhost:4010/connect'"],
];

export const asOwnApp = (code: string): string =>
  REPLACED.reduce((text, [found, replacement]) => text.replace(found, replacement), code);

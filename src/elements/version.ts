/** The version of package.json, written by `npm run version:write`. */
export const VERSION = '0.1.0';

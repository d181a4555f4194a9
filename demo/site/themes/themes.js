// @ts-check

/** The style sheets of five sites, each beside this file: custom properties and parts, nothing else. */
export const THEMES = ['sterling', 'sunny', 'grid', 'gauge', 'press'];

/** @param {string} name @returns {string} the URL of a theme's style sheet */
export const sheetOf = name => new URL(`${name}.css`, import.meta.url).href;

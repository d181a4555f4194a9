// @ts-check

/** Sheets of five hosts, each beside this file: custom properties and parts, nothing else. */
export const THEMES = ['sterling', 'sunny', 'grid', 'aurora', 'press'];

/** @param {string} name @returns {string} the address of a theme's sheet */
export const sheetOf = name => new URL(`${name}.css`, import.meta.url).href;

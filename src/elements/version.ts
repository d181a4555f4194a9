/** Of the package; a test compares it. */
export const VERSION = '0.1.0';

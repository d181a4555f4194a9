// @ts-check

/** What a visitor has chosen, for all pages of this browser; forgotten where storage is blocked. */

/** @param {string} name @param {string} value */
export function remember(name, value) {
  try {
    localStorage.setItem(`lowtide-${name}`, value);
  } catch {
    // The page works without.
  }
}

/** @param {string} name */
export function recall(name) {
  try {
    return localStorage.getItem(`lowtide-${name}`) ?? undefined;
  } catch {
    return undefined;
  }
}

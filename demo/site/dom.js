// @ts-check

/** An element of the page that is there from the start. @param {string} id */
export const byId = id => /** @type {HTMLElement} */ (document.getElementById(id));

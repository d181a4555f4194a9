// @ts-check

/** What a customer would do on a page, done by script through the open shadow roots. */

/** @param {() => any} find @param {string} what */
async function until(find, what) {
  for (let tries = 0; tries < 200; tries++) {
    const found = find();
    if (found) return found;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error(`${what} did not come.`);
}

/** @param {Element} widget @returns {Element | undefined} the page on screen */
const pageOf = widget =>
  [...(widget.shadowRoot?.querySelectorAll('[exportparts]') ?? [])].find(
    element => element.shadowRoot?.querySelector('form') && !element.localName.includes('-error-'),
  );

/** Fills in what is still open. @param {ParentNode} root */
function fill(root) {
  const fields = root.querySelectorAll('input, select, textarea');
  for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (fields)) {
    const isOpen = field.getAttribute('aria-required') === 'true' && !field.value;
    if (!isOpen) continue;
    field.value = field.inputMode === 'decimal' ? '24' : 'Sample';
    field.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
  }
}

/** Presses the first button of a selector. @param {Element} widget @param {string} selector */
export async function press(widget, selector) {
  const page = await until(() => pageOf(widget), 'The page');
  page.shadowRoot?.querySelector(selector)?.click();
}

/** Answers the page of a widget, or does the first thing that it offers. @param {Element} widget */
export async function answer(widget) {
  const page = await until(() => pageOf(widget), 'The page');
  const root = /** @type {ShadowRoot} */ (page.shadowRoot);
  fill(root);
  await new Promise(requestAnimationFrame);
  /** @type {HTMLElement | null} */
  const button =
    // In a list the choice is the answer.
    root.querySelector('[part~="option"]') ??
    root.querySelector('[type="submit"]') ??
    root.querySelector('.button:not(.danger)');
  button?.click();
}

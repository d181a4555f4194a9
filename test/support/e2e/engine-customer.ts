import type {EnginePage} from './engine-page.js';
import {PAGE_TIMEOUT_MS} from './launch.js';

/** What is typed into a field, by its name. */
const TYPED = {
  address_line1: '1-3 Strand',
  city: 'London',
  post_code: 'WC2N 5EH',
  cost: '24.12',
  fixed: '1.5',
  percentage: '5',
  name: 'Super Saver',
};

/**
 * Does the next thing on the page that is shown, once: in the widget, or at a provider's login.
 * Returns the URL without its query.
 * @param provider the name of the provider, and then the structure to choose
 */
const nextAction = (provider: string, structure: string) => `(() => {
  const at = location.origin + location.pathname;
  const find = (root, selector, text) =>
    [...root.querySelectorAll(selector)].find(each => each.textContent.includes(text));
  window.answered ??= new WeakSet();
  const isNew = each => each && !window.answered.has(each) && window.answered.add(each);
  const widget = document.querySelector('flatpeak-connect');
  if (!widget) {
    const button = find(document, 'button', 'Allow') ?? find(document, 'button', 'Sign in');
    if (isNew(button)) button.click();
    return at;
  }
  const page = [...(widget.shadowRoot?.querySelectorAll('[exportparts]') ?? [])].at(-1);
  const root = page?.shadowRoot;
  if (!root?.querySelector('h2') || widget.matches(':state(busy)')) return at;
  // What the page objects to may have been drawn after it was answered.
  if (!isNew(page) && !root.querySelector('input[aria-invalid=true]')) return at;
  const typed = ${JSON.stringify(TYPED)};
  for (const field of root.querySelectorAll('input')) {
    const value = typed[field.name.split('-')[0]];
    if (!value || field.value) continue;
    field.value = value;
    field.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
  }
  (find(root, '[part~=option]', ${JSON.stringify(provider)}) ??
    root.querySelector('[part~=option]') ??
    root.querySelector('[value=${structure}]') ??
    root.querySelector('[value=open-ended]') ??
    root.querySelector('[type=submit]') ??
    root.querySelector('.button')).click();
  return at;
})()`;

/** What the customer sees where the walk ends too early. */
const SHOWN = `(() => {
  const widget = document.querySelector('flatpeak-connect');
  const page = [...(widget?.shadowRoot?.querySelectorAll('[exportparts]') ?? [])].at(-1);
  return location.href + ' ' + (page?.shadowRoot ?? document.body).textContent.replace(/\\s+/g, ' ');
})()`;

/** Walks from the page that is shown to a URL, as a customer of any engine would. */
export async function walkTo(
  page: EnginePage,
  url: string,
  {provider, structure}: {readonly provider: string; readonly structure: string},
): Promise<void> {
  const deadline = Date.now() + PAGE_TIMEOUT_MS;
  while ((await page.evaluate(nextAction(provider, structure)).catch(() => '')) !== url)
    if (Date.now() > deadline) throw new Error(String(await page.evaluate(SHOWN)));
}

/** Sample answers by the name of the field. */
const SAMPLES: Readonly<Record<string, string>> = {
  address_line1: '1-3 Strand',
  city: 'London',
  post_code: 'WC2N 5EH',
  first_name: 'Sam',
  last_name: 'Harper',
  email: 'sam.harper@example.com',
  phone: '+447700900123',
};
const SAMPLE_PRICE = '24.12';
const SAMPLE_TEXT = 'Night Saver';

/** The page on screen: an element of the widget's shadow root with a form of its own. */
const pageOf = (widget: Element): Element | undefined =>
  [...(widget.shadowRoot?.querySelectorAll('[exportparts]') ?? [])].find(element =>
    element.shadowRoot?.querySelector('form'),
  );

/** Fills in what is required and still empty. */
function fill(root: ShadowRoot): void {
  for (const field of root.querySelectorAll<HTMLInputElement>('input, textarea')) {
    const isOpen = field.getAttribute('aria-required') === 'true' && !field.value;
    if (!isOpen) continue;
    field.value =
      SAMPLES[field.name] ?? (field.inputMode === 'decimal' ? SAMPLE_PRICE : SAMPLE_TEXT);
    field.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
  }
}

/** What a customer presses, the likeliest first. In a list the choice is the answer. */
const BUTTONS = [
  '[part~="option"] [part~="primary"]',
  '[part~="option"]',
  '[type="submit"]',
  '[part~="primary"]',
  '.button:not(.danger)',
];

const buttonIn = (root: ShadowRoot) =>
  BUTTONS.map(selector => root.querySelector<HTMLElement>(selector)).find(Boolean);

/** Answers the page of a widget as a customer would, or opens the widget. */
export async function answer(widget: Element): Promise<void> {
  const own = widget.shadowRoot;
  const root = pageOf(widget)?.shadowRoot ?? own;
  if (!root) return;
  fill(root);
  // The page draws what depends on the values.
  await new Promise(requestAnimationFrame);
  (buttonIn(root) ?? (own && buttonIn(own)))?.click();
}

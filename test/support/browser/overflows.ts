import type {Widget} from './widget-driver.js';

/** What sticks out of the widget sideways. */
export function overflows(widget: Widget): string[] {
  const {right, left} = widget.element.getBoundingClientRect();
  return widget
    .find('*')
    .filter(
      element =>
        !element.closest('.visually-hidden, svg') && !element.closest('[part~="scroller"]'),
    )
    .filter(element => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && (box.right > right + 1 || box.left < left - 1);
    })
    .map(element => `${element.localName}.${element.className}`);
}

import type {PageElement} from '../../ui/page-element.js';

/** Escape closes what is open on the page, and only then a dialog around it. */
export function onEscape(
  event: KeyboardEvent,
  widget: {readonly mode: 'inline' | 'dialog'; close(): void},
  page: PageElement | undefined,
): void {
  if (event.key !== 'Escape' || event.isComposing) return;
  if (!page?.dismiss()) {
    // Browsers close the dialog, except WebKit, where an empty search field takes the key.
    const [target] = event.composedPath();
    if (widget.mode !== 'dialog' || (target as HTMLInputElement).type !== 'search') return;
    widget.close();
  }
  event.preventDefault();
  event.stopPropagation();
}

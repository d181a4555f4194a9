/**
 * Notes what is on screen before a page is replaced, and returns what shows the turn afterwards:
 * the new page slides in from the side that it lies on, and the logo of a chosen provider moves from
 * the list into the header. The page can be used at once.
 * @param root the widget's shadow root
 * @param page the page that is left
 */
export function turnPage(
  root: ParentNode,
  page: Element | undefined,
): (next: Element, isBack: boolean) => readonly Animation[] {
  const from = page?.shadowRoot
    ?.querySelector('.option:has(.spinner) .logo')
    ?.getBoundingClientRect();
  return (next, isBack) => {
    // All is read before anything moves: each animation changes styles.
    const options = timing(next);
    if (!options) return [];
    const isMirrored = getComputedStyle(next).direction === 'rtl';
    const logo = from && root.querySelector('.header .logo');
    const to = logo?.getBoundingClientRect();

    const translate = isBack === isMirrored ? '1rem' : '-1rem';
    // The buttons stay where they are.
    const parts = [...(next.shadowRoot?.querySelectorAll('form > :not(.actions)') ?? [])];
    const animations = parts.map(part => part.animate([{opacity: 0, translate}, {}], options));
    if (!from || !logo || !to) return animations;
    const start = {translate: `${from.x - to.x}px ${from.y - to.y}px`, zIndex: 2};
    return [...animations, logo.animate([start, {}], options)];
  };
}

/** For as long as a colour of a button takes; undefined with reduced motion. */
function timing(page: Element): KeyframeAnimationOptions | undefined {
  const button = page.shadowRoot?.querySelector('button');
  const seconds = button ? parseFloat(getComputedStyle(button).transitionDuration) : 0;
  return seconds ? {duration: seconds * 1000, easing: 'ease-out'} : undefined;
}

/**
 * Shows that something happens after a press, without changing the trigger's size or text.
 * @returns ends it
 */
export function markBusy(trigger: HTMLElement): () => void {
  trigger.ariaBusy = 'true';
  const fade = trigger.animate({opacity: 0.5}, {fill: 'forwards'});
  return () => {
    fade.cancel();
    trigger.ariaBusy = null;
  };
}

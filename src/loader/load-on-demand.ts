import {addLink} from './add-link.js';
import {isInSession} from './is-in-session.js';
import {markBusy} from './mark-busy.js';
import {hideFailure, showFailure} from './notice.js';

/** What opens the widget: a trigger, or a button in the slot of a widget's dialog. */
const TRIGGERS = '[data-flatpeak-connect],flatpeak-connect[mode=dialog]>[slot=trigger]';

/** Elements that show something before a customer presses anything. */
const VISIBLE =
  'flatpeak-prices,flatpeak-tariff-settings,' +
  'flatpeak-connect:not([mode=dialog]:is([no-trigger],:has(>[slot=trigger])))';

/** After this long without the elements, the customer is informed and need not wait. */
const SLOW_MS = 15_000;

/** Delay between attempts to load for an element that shows something. */
const RETRY_MS = 5000;

/** What to load, and when. */
export interface OnDemandOptions {
  /** Loads and defines the elements. Called again by the next press if it fails. */
  readonly load: () => Promise<unknown>;
  /** URL of the Connect API, to which the browser connects while the elements load. */
  readonly connectUrl: string;
  /** Loads once the browser is idle, even if no customer means to press a trigger. */
  readonly loadWhenIdle: boolean;
}

/**
 * Loads the elements when a customer points at, focuses or presses a trigger, and repeats that press
 * once they are there. Loads them at once for an element that shows something by itself, and for a
 * customer who comes back in the middle of a session.
 * @returns loads the elements now
 */
export function loadOnDemand({
  load,
  connectUrl,
  loadWhenIdle,
}: OnDemandOptions): () => Promise<void> {
  let loading: Promise<void> | undefined;
  /** The latest trigger that was pressed, while it waits. */
  let pressed: HTMLElement | undefined;
  const observer = new MutationObserver(loadVisible);
  let isExpected = false;

  /** @throws what `load` throws */
  const loadNow = (): Promise<void> =>
    (loading ??= load().then(
      () => {
        observer.disconnect();
        removeEventListener('click', onClick, true);
      },
      (error: unknown) => {
        loading = undefined;
        throw error;
      },
    ));

  /** Nobody waits: a press tries again. */
  const loadAhead = () => void loadNow().catch(() => {});

  function loadVisible(): void {
    if (!document.querySelector(VISIBLE)) return;
    observer.disconnect();
    loadNow().catch(() => setTimeout(loadVisible, RETRY_MS));
  }

  /** The first sign only: each could be another failed request. */
  function onSign(event: Event): void {
    const trigger = triggerOf(event);
    if (!trigger || isExpected) return;
    isExpected = true;
    addLink('preconnect', trigger.parentElement?.getAttribute('connect-url') ?? connectUrl);
    loadAhead();
  }

  function onClick(event: MouseEvent): void {
    const trigger = triggerOf(event);
    // A link that is opened in a new tab or window keeps its target.
    if (!trigger || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (trigger !== pressed) void press(trigger);
  }

  /** Repeats the press when the elements are there, unless another press has taken its place. */
  async function press(trigger: HTMLElement): Promise<void> {
    pressed = trigger;
    hideFailure();
    const endBusy = markBusy(trigger);
    const isLoaded = await Promise.race([
      loadNow().then(() => true),
      new Promise<undefined>(resolve => setTimeout(resolve, SLOW_MS)),
    ]).catch(() => {});
    // A widget takes the press of its slot once it is rendered.
    await (trigger.parentElement as {updateComplete?: Promise<unknown>} | null)?.updateComplete;
    endBusy();
    if (pressed !== trigger) return;
    pressed = undefined;
    if (isLoaded) trigger.click();
    else showFailure(trigger);
  }

  // A touch begins with `pointerover`, and a press may come without either.
  for (const sign of ['pointerover', 'focusin', 'click']) addEventListener(sign, onSign, true);
  addEventListener('click', onClick, true);
  observer.observe(document, {childList: true, subtree: true});
  loadVisible();
  if (isInSession()) loadAhead();
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- not in Safari
  if (loadWhenIdle) (self.requestIdleCallback ?? setTimeout)(loadAhead);
  return loadNow;
}

const triggerOf = (event: Event): HTMLElement | undefined =>
  (event.composedPath() as HTMLElement[]).find(target =>
    (target as Partial<HTMLElement>).matches?.(TRIGGERS),
  );

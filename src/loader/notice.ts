import {failedIn} from './words.js';

/** Inline, since the page has no style sheet of the loader's. A strict policy allows it to scripts. */
const NOTICE_CSS =
  'position:fixed;inset:auto 1em 1em;padding:1em;background:#222;color:#fff;z-index:99999';

let notice: HTMLElement | undefined;

/** Says that the elements did not load, over the page, so that nothing on it moves. */
export function showFailure(trigger: HTMLElement): void {
  notice = document.createElement('div');
  notice.role = 'alert';
  notice.dir = 'auto';
  notice.style.cssText = NOTICE_CSS;
  notice.lang = trigger.closest<HTMLElement>('[lang]')?.lang ?? navigator.language;
  notice.textContent = failedIn(notice.lang);
  // Around an open dialog everything is inert, so it is beside the trigger.
  trigger.after(notice);
}

export const hideFailure = (): void => notice?.remove();

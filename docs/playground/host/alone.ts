import {readLink} from '../link.js';
import {PageHost} from './page-host.js';

/** Whether the page around this one, if it is of the same site, is dark; otherwise the browser's scheme. */
function isDark(): boolean {
  const own = matchMedia('(prefers-color-scheme: dark)').matches;
  const around = surroundings();
  return around ? around.classList.contains('dark') : own;
}

/** The root of the page around this one; undefined if there is none, or it is of another site. */
function surroundings(): HTMLElement | undefined {
  try {
    return parent === window ? undefined : parent.document.documentElement;
  } catch {
    return undefined;
  }
}

/**
 * Hosts the widget where no playground does: in a page that embeds the frame. The widget runs in a
 * frame within this one, so that the service outlives its visit to a provider's login.
 */
export function bootAlone(site: string): void {
  const host = new PageHost(site, {state: readLink(location.hash).state, isDark: isDark()});
  window.flatpeakPlayground = host;
  const frame = document.createElement('iframe');
  frame.src = host.urls.frame;
  frame.title = 'The widget in a sample page';
  frame.className = 'alone';
  document.body.replaceChildren(frame);
  addEventListener('hashchange', () => host.change(readLink(location.hash).state));
  const follow = () => host.setDark(isDark());
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', follow);
  const around = surroundings();
  if (around) new MutationObserver(follow).observe(around, {attributeFilter: ['class']});
}

import {findHost} from '../frame/find-host.js';
import {setStyles} from '../frame/styles.js';
import type {PlaygroundHost} from '../host/host.js';

/**
 * Draws a page of a provider, such as its login. The simulator serves it as HTML, which a static site
 * cannot, so the frame asks the page around it.
 */

const STYLE = /<style>([^]*?)<\/style>/;

/** The URL of the page at the simulator. */
function pageUrl({urls: {service}}: PlaygroundHost): string {
  const query = new URLSearchParams(location.search);
  const path = query.get('path') ?? '';
  query.delete('path');
  return `${service}/${path}?${query}`;
}

async function draw(host: PlaygroundHost, response: Response): Promise<void> {
  const target = response.headers.get('location');
  if (target) {
    location.replace(target);
    return;
  }
  const text = await response.text();
  // A parsed <style> would break the policy, although nothing of it is drawn.
  const page = new DOMParser().parseFromString(text.replace(STYLE, ''), 'text/html');
  const main = page.querySelector('main');
  if (!main) throw new Error('The page of the provider is empty.');
  for (const image of main.querySelectorAll('img')) {
    image.src = image.src.replace(`${host.urls.service}/`, host.urls.site);
  }
  const scheme = host.styles().at(-1) ?? '';
  setStyles([STYLE.exec(text)?.[1] ?? '', scheme]);
  document.title = page.title;
  document.body.replaceChildren(document.adoptNode(main));
  main.querySelector('form')?.addEventListener('submit', event => {
    event.preventDefault();
    const {submitter} = event;
    const form = new FormData(event.currentTarget as HTMLFormElement, submitter);
    void send(
      host,
      new URLSearchParams(
        [...form].map(([name, value]) => [name, typeof value === 'string' ? value : '']),
      ),
    );
  });
}

async function send(host: PlaygroundHost, body?: URLSearchParams): Promise<void> {
  const request = new Request(pageUrl(host), body ? {method: 'POST', body} : {});
  await draw(host, await host.fetch(request));
}

const host = findHost();
if (host) {
  host.attach({
    show(_state, isNew) {
      // A new session begins at the widget.
      if (isNew) location.replace('frame.html');
      else
        setStyles(
          [...document.adoptedStyleSheets].map(textOf).with(-1, host.styles().at(-1) ?? ''),
        );
    },
    answer: async () => document.querySelector<HTMLElement>('form button')?.click(),
  });
  await send(host);
}

function textOf({cssRules}: CSSStyleSheet): string {
  return [...cssRules].map(({cssText}) => cssText).join('\n');
}

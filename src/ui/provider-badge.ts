import {html, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';

/**
 * Logo and name of the provider in a page's data; undefined if there is none.
 * @param otherwise the provider if the data has none
 */
export function providerBadge(data: object, otherwise?: object): TemplateResult | undefined {
  const {name, url} = providerOf(data, otherwise);
  if (!name) return undefined;
  return html`
    <div class="provider" part="provider">
      ${logo(name, url)}
      <span class="provider-name" title=${name} translate="no">${name}</span>
    </div>
  `;
}

/**
 * Name and logo of the provider in a page's data; both are empty if there is none.
 * @param otherwise the provider if the data has none
 */
export function providerOf(data: object, otherwise?: object): {name: string; url: string} {
  const [found] = [(data as {provider?: unknown}).provider, otherwise]
    .map(provider => (provider ?? {}) as Record<string, unknown>)
    .filter(({display_name}) => typeof display_name === 'string' && display_name);
  const {display_name: name = '', logo_url: url} = found ?? {};
  return {name: name as string, url: typeof url === 'string' ? url : ''};
}

/** A logo in a fixed box, over initials that show if it is missing or fails to load. */
export function logo(name: string, url: string): unknown {
  return html`
    <span class="logo" part="logo" aria-hidden="true" translate="no">
      ${initials(name)} ${repeat([url].filter(isImageUrl), String, image)}
    </span>
  `;
}

/** By key, so that another logo gets a new node without the `hidden` of a failed one. */
const image = (url: string) =>
  html`<img
    src=${url}
    alt=""
    width="40"
    height="40"
    loading="lazy"
    decoding="async"
    referrerpolicy="no-referrer"
    @error=${onImageEvent}
    @load=${onImageEvent}
  />`;

/** An http(s) URL without credentials, which could disguise its host. */
const isImageUrl = (url: string): boolean =>
  /^https?:\/\/[^\s\\/?#@]+([/?#]|$)/i.test(url) && URL.canParse(url);

function initials(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .slice(0, 2)
    .map(word => /^./u.exec(word)?.[0])
    .join('')
    .toUpperCase();
}

/** Hides an image that failed to load, and shows one that loads later. */
const onImageEvent = ({type, target}: Event): void => {
  (target as HTMLElement).hidden = type === 'error';
};

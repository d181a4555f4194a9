import {html, nothing, type TemplateResult} from 'lit';
import {keyed} from 'lit/directives/keyed.js';

/** The provider that a page speaks of, logo and name; undefined where it names none. */
export function providerBadge(data: object): TemplateResult | undefined {
  const {provider} = data as {provider?: unknown};
  const {display_name, logo_url} = (provider ?? {}) as Record<string, unknown>;
  if (typeof display_name !== 'string' || !display_name) return undefined;
  return html`
    <div class="provider" part="provider">
      ${logo(display_name, typeof logo_url === 'string' ? logo_url : '')}
      <span class="provider-name">${display_name}</span>
    </div>
  `;
}

/** A picture in a fixed box over the name's initials, which stay where it fails or is missing. */
export function logo(name: string, url: string): unknown {
  return html`
    <span class="logo" part="logo" aria-hidden="true">
      ${initials(name)}
      ${
        isPicture(url)
          ? // Another picture is another node: what became of the last one is not its fault.
            keyed(
              url,
              html`<img
                src=${url}
                alt=""
                width="40"
                height="40"
                loading="lazy"
                decoding="async"
                referrerpolicy="no-referrer"
                @error=${onPicture}
                @load=${onPicture}
              />`,
            )
          : nothing
      }
    </span>
  `;
}

/** A plain web address: no other scheme, no host in disguise. */
const isPicture = (url: string): boolean =>
  /^https?:\/\/[^\s\\/?#@]+([/?#]|$)/i.test(url) && URL.canParse(url);

function initials(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .slice(0, 2)
    .map(word => /^./u.exec(word)?.[0])
    .join('')
    .toUpperCase();
}

/** A picture that fails makes room for the initials; one that comes later takes it back. */
const onPicture = ({type, target}: Event): void => {
  (target as HTMLElement).hidden = type === 'error';
};

import {html, nothing} from 'lit';

/**
 * A link to a page of a programme's provider, in a new tab: the customer has not finished here.
 * @param about the id of the element that says what it is about
 */
export const moreLink = (url: string, label: string, newTab: string, about: string): unknown =>
  url
    ? html`<a
        class="link more"
        part="link"
        href=${url}
        target="_blank"
        rel="noopener noreferrer"
        aria-describedby=${about}
        >${label}<span class="visually-hidden"> (${newTab})</span></a
      >`
    : nothing;

import {svg, html} from 'lit';

const icon = (path: string, mirrored = false) => html`
  <svg
    class=${mirrored ? 'icon mirrored' : 'icon'}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${svg`<path d=${path} />`}
  </svg>
`;

export const backIcon = icon('M15 5l-7 7 7 7', true);
export const chevronIcon = icon('M9 5l7 7-7 7', true);
export const closeIcon = icon('M6 6l12 12M18 6L6 18');
export const checkIcon = icon('M5 12.5l4.5 4.5L19 7.5');
export const searchIcon = icon('M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20 20');
export const plusIcon = icon('M12 5v14M5 12h14');
export const boltIcon = icon('M13 3L5 13.5h6L10.5 21 19 10.5h-6.5z');

import {html, type TemplateResult} from 'lit';

/** A recovery action of a notice. */
export const recoveryLink = (
  label: string,
  onClick: () => void,
  busy = false,
): TemplateResult => html`
  <p>
    <button type="button" class="link" part="link" aria-disabled=${busy} @click=${onClick}>
      ${label}
    </button>
  </p>
`;

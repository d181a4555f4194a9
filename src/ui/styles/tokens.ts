import {css} from 'lit';

/**
 * The design tokens. A site sets `--flatpeak-*` anywhere above the element. The styles use only the
 * private `--_*`, so that they never override a value of the site.
 */
export const tokens = css`
  :host {
    --_accent: var(--flatpeak-color-accent, light-dark(#0a7350, #4fd79b));
    --_on-accent: var(--flatpeak-color-on-accent, light-dark(#ffffff, #05241a));
    --_text: var(--flatpeak-color-text, light-dark(#17211d, #eef3f0));
    --_muted: var(--flatpeak-color-muted, light-dark(#56635d, #a4b2ab));
    --_surface: var(--flatpeak-color-surface, light-dark(#ffffff, #161c19));
    --_field: var(--flatpeak-color-field, light-dark(#ffffff, #1d2521));
    --_tint: var(--flatpeak-color-tint, light-dark(#f1f5f3, #212a26));
    --_line: var(--flatpeak-color-line, light-dark(#d7dedb, #35413b));
    --_outline: var(--flatpeak-color-outline, light-dark(#77847e, #82918a));
    --_danger: var(--flatpeak-color-danger, light-dark(#b3261e, #ffb4ab));
    --_warning: var(--flatpeak-color-warning, light-dark(#8a5300, #ffc46b));
    --_cheap: var(--flatpeak-color-cheap, light-dark(#0a7350, #4fd79b));
    --_usual: var(--flatpeak-color-usual, light-dark(#8298a5, #7f939e));
    --_dear: var(--flatpeak-color-dear, light-dark(#c2600f, #ff9f57));
    --_focus: var(--flatpeak-color-focus, var(--_accent));
    --_font: var(--flatpeak-font, ui-sans-serif, system-ui, 'Segoe UI', Roboto, sans-serif);
    --_radius: var(--flatpeak-radius, 0.75rem);
    --_card-radius: var(--flatpeak-card-radius, calc(var(--_radius) * 1.5));
    --_border: var(--flatpeak-border-width, 1px) solid;
    --_space: var(--flatpeak-space, 1rem);
    --_gap: calc(var(--_space) * 1.25);
    --_control: var(--flatpeak-control-height, 3rem);
    --_shadow: var(
      --flatpeak-shadow,
      0 1px 2px light-dark(#17211d14, #0008),
      0 12px 32px -12px light-dark(#17211d2e, #000c)
    );
    --_motion: var(--flatpeak-motion, 160ms);
    /* Smaller in a narrow widget, as with enlarged text. */
    --_inset: min(0.875rem, 4cqi);
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
  /* The customer's colours go before the site's, also where a browser does not force them. */
  @media (forced-colors: active) {
    :host {
      --_accent: Highlight;
      --_focus: Highlight;
      --_on-accent: HighlightText;
      --_text: CanvasText;
      --_muted: CanvasText;
      --_surface: Canvas;
      --_outline: CanvasText;
      --_tint: Canvas;
      --_line: CanvasText;
      --_danger: CanvasText;
      --_warning: CanvasText;
      --_cheap: Highlight;
      --_usual: GrayText;
      --_dear: CanvasText;
    }
  }
`;

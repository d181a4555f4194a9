import {css, html, nothing} from 'lit';
import {checkIcon} from '../ui/icons.js';
import {PageElement} from '../ui/page-element.js';

/** The end of the session, and its outcome for the tariff. */
export class SessionCompletePage extends PageElement<'session-complete'> {
  static override readonly stage = 'confirm';
  static override properties = {isDone: {state: true}};
  static override styles = [
    ...PageElement.styles,
    css`
      .mark {
        display: grid;
        place-items: center;
        inline-size: 4rem;
        block-size: 4rem;
        margin-block-end: 0.5rem;
        border-radius: 50%;
        background: color-mix(in oklab, var(--_accent) 14%, var(--_surface));
        color: var(--_accent);
      }
      .mark .icon {
        inline-size: 2rem;
        block-size: 2rem;
      }
    `,
  ];

  private isDone = false;

  protected override heading() {
    const {outcome} = this.page.data;
    if (outcome === 'closed' || outcome === 'unknown')
      return this.t(`session-complete.title.${outcome}`);
    return html`<span class="mark" part="mark">${checkIcon}</span>${super.heading()}`;
  }

  protected override lead() {
    const {outcome = 'unknown'} = this.page.data;
    return html`<p class="muted" part="lead">${this.t(`session-complete.${outcome}`)}</p>`;
  }

  protected override actions() {
    if (this.#isClosed) return this.submitButton(this.t('action.restart'));
    const {closedByCustomer} = this.page.data;
    return this.isDone || closedByCustomer ? nothing : this.submitButton(this.t('action.done'));
  }

  /** The session was closed before anything was stored. */
  get #isClosed(): boolean {
    return this.page.data.outcome === 'closed';
  }

  protected override read() {
    if (this.#isClosed) {
      this.command('restart');
      return undefined;
    }
    this.isDone = true;
    this.command('done');
    // An inline widget stays on the page without the button that had the focus.
    void this.updateComplete.then(() => this.focusHeading());
    return undefined;
  }
}

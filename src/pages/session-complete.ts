import {css, html, nothing, type PropertyValues} from 'lit';
import {AutoClose} from '../ui/auto-close.js';
import {factList, type Fact} from '../ui/facts.js';
import {formatRange, timeFormat} from '../ui/format/range.js';
import {priceFormat} from '../ui/format/money.js';
import {structureLabel} from '../ui/format/names.js';
import {checkIcon} from '../ui/icons.js';
import {composedPageStyles} from '../ui/styles/composed-page.js';
import {PageElement} from '../ui/page-element.js';
import {logo, providerOf} from '../ui/provider-badge.js';
import {unitLabel} from '../ui/prices/price-now.js';
import {daysOf, spanAt} from '../ui/prices/rates.js';

/** The outcomes after which the site may have a next step for the customer. */
const CONNECTED = new Set<unknown>(['saved', 'pending']);

/** The end of the session: its outcome for the tariff, and what was connected. */
export class SessionCompletePage extends PageElement<'session-complete'> {
  static override readonly stage = 'confirm';
  static override properties = {isDone: {state: true}, now: {attribute: false}};
  static override styles = [
    ...PageElement.styles,
    css`
      ${composedPageStyles}
      .mark {
        display: grid;
        place-items: center;
        inline-size: 4rem;
        block-size: 4rem;
        margin: 0 auto 0.75rem;
        border-radius: 50%;
        background: color-mix(in oklab, var(--_accent) 14%, var(--_surface));
        color: var(--_accent);
      }
      .mark .icon {
        inline-size: 2rem;
        block-size: 2rem;
        /* The length of its line. */
        stroke-dasharray: 20;
      }
      @media (prefers-reduced-motion: no-preference) {
        .mark {
          animation: grow 400ms cubic-bezier(0.2, 1.2, 0.4, 1);
        }
        .mark .icon {
          animation: draw 300ms 100ms ease-out backwards;
        }
      }
      @keyframes grow {
        from {
          scale: 0.6;
          opacity: 0;
        }
      }
      @keyframes draw {
        from {
          stroke-dashoffset: 20;
        }
      }
      .connected {
        display: grid;
        gap: 0.75rem;
        padding: 1rem var(--_inset);
        border: var(--_border) var(--_line);
        border-radius: var(--_radius);
      }
      .connected header {
        display: flex;
        align-items: center;
        gap: 0.75rem;
      }
      .rows {
        display: grid;
        gap: 0.5rem;
        margin: 0;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0 1rem;
      }
      .room {
        block-size: var(--_control);
      }
      dt {
        color: var(--_muted);
      }
      dd {
        margin: 0;
        font-weight: 550;
      }
    `,
  ];

  /** The current time in ms since the epoch. Default: the time of the clock. */
  now?: number;

  private isDone = false;

  readonly #autoClose = new AutoClose(this, () => this.#finish());

  override connectedCallback(): void {
    super.connectedCallback();
    // Passes the site's content on: the page itself is in the widget's shadow root.
    if (this.children.length > 0) return;
    const slot = document.createElement('slot');
    slot.name = slot.slot = 'next-step';
    this.append(slot);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const hasNextStep = this.querySelector('slot')?.assignedNodes().length;
    const {outcome} = this.page.data;
    const isKnown = CONNECTED.has(outcome) || outcome === 'disconnected';
    if (changed.has('page') && this.ui.autoClose && isKnown && !hasNextStep)
      this.#autoClose.start();
  }

  protected override heading() {
    const {outcome} = this.page.data;
    if (outcome === 'closed' || outcome === 'unknown')
      return this.t(`session-complete.title.${outcome}`);
    const {name: provider} = this.#provider;
    const title =
      outcome === 'saved' && provider
        ? this.t('session-complete.title.provider', {provider})
        : super.heading();
    return html`<span class="mark" part="mark">${checkIcon}</span>${title}`;
  }

  protected override lead() {
    const {outcome = 'unknown', summary} = this.page.data;
    const tariff = outcome === 'saved' ? summary?.data.tariff.name : '';
    return html`<p class="muted" part="lead">
      ${
        tariff
          ? this.t('session-complete.saved.tariff', {tariff})
          : this.t(`session-complete.${outcome}`)
      }
    </p>`;
  }

  protected override content() {
    const {outcome, summary} = this.page.data;
    return html`
      ${outcome === 'saved' && summary ? this.#renderTariff(summary) : nothing}
      ${CONNECTED.has(outcome) ? html`<slot name="next-step"></slot>` : nothing}
    `;
  }

  /** What is connected, from the last summary. */
  #renderTariff({data, direction}: NonNullable<typeof this.page.data.summary>) {
    const {translator} = this;
    const {tariff, currency_code: currency, cost, rates} = data;
    const {name, url} = this.#provider;
    const now = this.now ?? Date.now();
    const {today} = daysOf(rates);
    const price = today ? spanAt(today.spans, now)?.cost : cost;
    const isExport = direction === 'EXPORT';
    const windows = today?.windows[isExport ? 'dear' : 'cheap'] ?? [];
    const time = timeFormat(translator.lang);
    const facts: readonly Fact[] = [
      [
        this.t('prices.now'),
        typeof price === 'number' && !Number.isNaN(price)
          ? // Isolated, so that the unit stays behind the number in any script.
            `\u2068${priceFormat(currency, translator.lang)(price)} ${unitLabel(currency, translator)}\u2069`
          : undefined,
        true,
      ],
      [
        this.t(isExport ? 'prices.export.dear' : 'prices.cheap'),
        today && today.low < today.high
          ? windows.map(({start, end}) => formatRange(time(start), time(end))).join(', ')
          : undefined,
        true,
      ],
    ];
    return html`
      <section class="connected" part="tariff">
        <header>
          ${name ? logo(name, url) : nothing}
          <div>
            <strong translate="no">${tariff.name || name}</strong>
            <div class="hint">${structureLabel(tariff.structure_type, translator)}</div>
          </div>
        </header>
        ${factList(facts)}
      </section>
    `;
  }

  protected override actions() {
    if (this.#isClosed) return this.submitButton(this.t('action.restart'));
    const {closedByCustomer} = this.page.data;
    if (closedByCustomer) return nothing;
    // What is above stays in its place when the button goes.
    return this.isDone ? html`<div class="room"></div>` : this.submitButton(this.t('action.done'));
  }

  get #provider() {
    return providerOf(this.page.data.summary?.data ?? {}, this.ui.provider);
  }

  /** The session was closed before anything was stored. */
  get #isClosed(): boolean {
    return this.page.data.outcome === 'closed';
  }

  #finish(): void {
    this.isDone = true;
    this.command('done');
  }

  protected override read() {
    if (this.#isClosed) {
      this.command('restart');
      return undefined;
    }
    this.#finish();
    // An inline widget stays on the page without the button that had the focus.
    void this.updateComplete.then(() => this.focusHeading());
    return undefined;
  }
}

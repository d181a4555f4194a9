import {css, html, nothing} from 'lit';
import type {DataOf} from '../protocol/routes.js';
import {humanize, keyOf} from '../ui/format/names.js';
import {periodFormats} from '../ui/vpp/formats.js';
import {VppPage} from '../ui/vpp/vpp-page.js';

type Payment = DataOf<'vpp-payments'>['payments'][number];

/** What the programme has paid. */
export class VppPaymentsPage extends VppPage<'vpp-payments'> {
  static override styles = [
    ...VppPage.styles,
    css`
      .payments {
        display: grid;
        margin: 0;
      }
      .payments li {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0 1rem;
        padding-block: 0.75rem;
        border-block-start: 1px solid var(--_line);
      }
      .payments li:first-child {
        border: 0;
      }
      .payments p {
        margin: 0;
        overflow-wrap: anywhere;
      }
      .amounts {
        margin-inline-start: auto;
        text-align: end;
      }
      .amounts strong {
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  protected override content() {
    const {payments} = this.page.data;
    if (payments.length === 0) return html`<p>${this.text('vpp-payments.none')}</p>`;
    return html`<ol class="payments" part="facts">
      ${payments.map(payment => this.#renderPayment(payment))}
    </ol>`;
  }

  protected override actions() {
    return html`${this.doneButton()} ${this.otherActions()}`;
  }

  #renderPayment({date, description, status, amounts}: Payment) {
    const formats = periodFormats(this.translator.lang, this.page.data.currency_code);
    const words =
      status && (this.translator.find([`vpp-payments.${keyOf(status)}`]) ?? humanize(status));
    return html`
      <li>
        <div>
          <p translate="no"><bdi>${formats.title('DAY', date)}</bdi></p>
          ${description ? html`<p class="hint" dir="auto">${description}</p>` : nothing}
        </div>
        <div class="amounts">
          <p translate="no">
            <strong><bdi>${formats.amounts(amounts)}</bdi></strong>
          </p>
          ${words ? html`<p class="hint">${words}</p>` : nothing}
        </div>
      </li>
    `;
  }
}

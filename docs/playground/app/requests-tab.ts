import {css, html, LitElement, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import type {Exchange, Outcome} from '../service/exchange.js';
import {timeOf} from './clock.js';
import {logStyles} from './log-styles.js';
import {shared} from './styles.js';

/** The words for how a request ended. */
function ending(outcome: Outcome): {text: string; isBad: boolean} {
  if (outcome.state === 'pending') return {text: 'pending', isBad: false};
  if (outcome.state === 'failed') return {text: 'failed', isBad: true};
  return {text: String(outcome.status), isBad: outcome.status >= 400};
}

/** The route of a turn of the conversation: its requests have one URL. */
const routeIn = (body: string) => /^ {2}"route": "(\w+)"/m.exec(body)?.[1] ?? '';

/** The requests of widget, companion and service, the latest first. */
export class RequestsTab extends LitElement {
  static override properties = {exchanges: {attribute: false}, isAll: {state: true}};

  static override styles = [
    shared,
    logStyles,
    css`
      .status {
        font: 500 0.8125rem var(--mono);
        color: var(--good);
      }
      .route {
        color: var(--quiet);
        font-weight: 400;
      }
      .bad {
        color: var(--bad);
      }
      .pending {
        color: var(--quiet);
      }
      .legs {
        flex-basis: 100%;
        padding-inline-start: 1rem;
      }
      h3 {
        font-size: 0.75rem;
        font-weight: 600;
        color: var(--quiet);
      }
      .filter {
        display: flex;
        align-items: center;
        gap: 0.5rem;
      }
    `,
  ];

  exchanges: readonly Exchange[] = [];
  /** Whether the requests between the companion and Flatpeak are shown, too. */
  isAll = false;

  override render(): TemplateResult {
    const shown = this.exchanges.filter(({from}) => this.isAll || from === 'Widget');
    return html`
      <div class="head">
        <p class="hint">Nothing leaves this page.</p>
        <label class="filter">
          <input
            type="checkbox"
            .checked=${this.isAll}
            @change=${(event: Event) => (this.isAll = (event.target as HTMLInputElement).checked)}
          />
          Show the companion’s
        </label>
      </div>
      ${
        shown.length === 0
          ? html`<p class="empty">No request yet.</p>`
          : html`
              <ol class="log" reversed>
                ${repeat(
                  shown.toReversed(),
                  ({id}) => id,
                  exchange => this.#row(exchange),
                )}
              </ol>
            `
      }
    `;
  }

  #row({from, to, method, path, body, at, outcome}: Exchange) {
    const {text, isBad} = ending(outcome);
    const look = isBad ? 'bad' : outcome.state === 'pending' ? 'pending' : '';
    return html`
      <li>
        <details>
          <summary>
            <span class="name">${method} ${path} <span class="route">${routeIn(body)}</span></span>
            <span class="status ${look}">${isBad ? '✕ ' : ''}${text}</span>
            <span class="legs">
              ${from} → ${to},
              ${timeOf(at)}${outcome.state === 'pending' ? nothing : `, ${outcome.ms} ms`}
            </span>
          </summary>
          <div class="body">
            ${body ? this.#part('Request', body) : nothing}
            ${outcome.state === 'done' ? this.#part('Response', outcome.body) : nothing}
            ${outcome.state === 'failed' ? html`<p>${outcome.reason}</p>` : nothing}
          </div>
        </details>
      </li>
    `;
  }

  #part(title: string, code: string) {
    return html`
      <h3>${title}</h3>
      ${
        code
          ? html`<code-block .code=${code} label="Body of the ${title.toLowerCase()}"></code-block>`
          : html`<p class="hint">Empty</p>`
      }
    `;
  }
}

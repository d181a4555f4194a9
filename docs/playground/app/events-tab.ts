import {html, LitElement, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import type {WidgetEvent} from '../host/host.js';
import {timeOf} from './clock.js';
import {logStyles} from './log-styles.js';
import {shared} from './styles.js';

/** The events of the widget, the latest first. */
export class EventsTab extends LitElement {
  static override properties = {events: {attribute: false}};

  static override styles = [shared, logStyles];

  events: readonly WidgetEvent[] = [];

  override render(): TemplateResult {
    if (this.events.length === 0) {
      return html`<p class="empty">No event yet. Answer a page of the widget.</p>`;
    }
    return html`
      <p class="hint">As a listener on the element gets them, the latest first.</p>
      <ol class="log" reversed>
        ${repeat(
          this.events.toReversed(),
          event => event,
          ({name, at, detail}, index) => html`
            <li>
              <details ?open=${index === 0}>
                <summary><span class="name">${name}</span><time>${timeOf(at)}</time></summary>
                <div class="body">
                  <code-block .code=${detail} label="Detail of ${name}"></code-block>
                </div>
              </details>
            </li>
          `,
        )}
      </ol>
    `;
  }
}

import {css, html, LitElement, type TemplateResult} from 'lit';
import {highlight} from './highlight.js';
import type {SnippetLanguage} from '../snippets/frameworks.js';
import {shared} from './styles.js';

/** Code with its colors. Scrolls, so that it can have the focus. */
export class CodeBlock extends LitElement {
  static override properties = {code: {attribute: false}, language: {}, label: {}};

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        min-inline-size: 0;
      }
      pre {
        margin: 0;
        padding: 0.875rem 1rem;
        overflow: auto;
        max-block-size: inherit;
        border: 1px solid var(--line);
        border-radius: 0.5rem;
        background: var(--soft);
        font: 0.8125rem/1.6 var(--mono);
        tab-size: 2;
      }
      .comment {
        color: var(--quiet);
      }
      .string {
        color: light-dark(#0b6b3a, #8be3ae);
      }
      .tag,
      .keyword {
        color: light-dark(#8a2be0, #cfa8ff);
      }
      .attribute,
      .property {
        color: light-dark(#0b5cad, #8cc4ff);
      }
      .number {
        color: light-dark(#9a4a00, #ffbf80);
      }
    `,
  ];

  code = '';
  language: SnippetLanguage | 'json' = 'json';
  label = 'Code';

  override render(): TemplateResult {
    const spans = highlight(this.code, this.language).map(({type, text}) =>
      type ? html`<span class=${type}>${text}</span>` : text,
    );
    return html`<pre
      tabindex="0"
      role="region"
      aria-label=${this.label}
    ><code>${spans}</code></pre>`;
  }
}

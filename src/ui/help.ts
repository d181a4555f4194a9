import {css, html, type TemplateResult} from 'lit';
import type {Translator} from '../messages/translator.js';

/** Help that opens below its question, and takes no room before. */
export const disclosure = (question: string, help: unknown): TemplateResult => html`
  <details class="help">
    <summary part="toggle">${question}</summary>
    <div class="stack answer">${help}</div>
  </details>
`;

/** The pages on which it is not obvious what an answer is for. */
type QuestionedKind = 'surcharge' | 'region' | 'contract-term';

/** Why a page asks what it asks. */
export const whyWeAsk = (kind: QuestionedKind, translator: Translator): TemplateResult =>
  disclosure(translator.text('why'), html`<p>${translator.text(`${kind}.why`)}</p>`);

export const helpStyles = css`
  .help > summary {
    min-block-size: 2.75rem;
    padding-block: 0.625rem;
    color: var(--_accent);
    font-weight: 600;
    cursor: pointer;
  }
  .answer {
    gap: calc(var(--_space) * 0.75);
    padding-block: 0.25rem 0.5rem;
    color: var(--_muted);
  }
`;

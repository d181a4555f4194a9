import {css, html, nothing, type TemplateResult} from 'lit';
import type {Translator} from '../messages/translator.js';
import {disclosure} from './help.js';

/** The lines of a drawn bill, by the page that asks for what is in them. */
const LINES = {
  'tariff-name': 'bill.tariff',
  'contract-term': 'bill.contract-end',
  'fixed-rate': 'bill.unit-rate',
  'standing-charge': 'bill.standing-charge',
} as const;

/** What the lines are called on the bills of a country, in their order, and in which language. */
const WORDS = new Map<string, readonly [lang: string, ...words: string[]]>([
  ['GB', ['en', 'Tariff name', 'Tariff ends', 'Unit rate', 'Standing charge']],
  ['DE', ['de', 'Tarif', 'Vertragslaufzeit bis', 'Arbeitspreis', 'Grundpreis']],
]);

/** A page that asks for something that is on the bill. */
export type BillKind = 'provider-name' | 'tariff-name' | 'contract-term' | 'fixed-rate';

/**
 * Shows on a drawn bill where something is.
 * @param country whose bill it is (ISO 3166); another one has the words of the customer's language
 */
export function billHelp(kind: BillKind, translator: Translator, country = ''): TemplateResult {
  const [lang, ...known] = WORDS.get(country) ?? [];
  const lines = Object.entries(LINES).map(([line, key], index) => ({
    word: known[index] ?? translator.text(key),
    isMeant: line === kind,
  }));
  const word = lines.find(({isMeant}) => isMeant)?.word ?? '';
  return disclosure(
    translator.text('bill.where'),
    html`
      <p>${translator.text(`bill.where.${kind}`, {word})}</p>
      <div class="bill" aria-hidden="true">
        <div class="bill-line ${kind === 'provider-name' ? 'meant' : ''}">
          <span class="bill-logo"></span><span class="bill-name"></span>
        </div>
        <span></span><span class="short"></span>
        ${lines.map(
          ({word, isMeant}) => html`
            <div class="bill-line ${isMeant ? 'meant' : ''}">
              <span lang=${lang ?? nothing} dir="auto">${word}</span
              ><span class="bill-value"></span>
            </div>
          `,
        )}
      </div>
    `,
  );
}

export const billStyles = css`
  /* A sheet of paper that goes on below. */
  .bill {
    display: grid;
    gap: 0.5rem;
    max-inline-size: 20rem;
    padding: 1rem 1rem 1.5rem;
    border: 1px solid var(--_line);
    border-block-end: 0;
    border-start-start-radius: var(--_radius);
    border-start-end-radius: var(--_radius);
    background: var(--_field);
    mask: linear-gradient(#000 70%, transparent);
    font-size: 0.875rem;
    line-height: 1.25;
  }
  .bill > span,
  .bill-value,
  .bill-name,
  .bill-logo {
    flex: none;
    block-size: 0.375rem;
    border-radius: 1rem;
    background: var(--_line);
  }
  .bill > .short {
    inline-size: 60%;
    margin-block-end: 0.25rem;
  }
  .bill-line {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.75rem;
    margin-inline: -0.5rem;
    padding: 0.25rem 0.5rem;
    border-radius: calc(var(--_radius) * 0.5);
  }
  .bill-logo {
    inline-size: 1.5rem;
    block-size: 1.5rem;
  }
  .bill-name {
    inline-size: 40%;
    margin-inline-end: auto;
  }
  .bill-value {
    inline-size: 3.5rem;
  }
  .meant {
    outline: 2px solid var(--_accent);
    color: var(--_text);
    font-weight: 600;
  }
  .meant > :empty {
    background: var(--_accent);
  }
  @media (forced-colors: active) {
    .bill > span,
    .bill-value,
    .bill-name,
    .bill-logo {
      border: 1px solid;
    }
  }
`;

import {css, html, LitElement, nothing, type TemplateResult} from 'lit';
import {DEFAULT_STATE, type PlaygroundState} from '../state.js';
import {mistakeIn, quoted} from '../theme/css-value.js';
import {joinColor, splitColor, type Scheme} from '../theme/schemes.js';
import {siteCss} from '../theme/site-css.js';
import {judgePairs, weakestPair, type JudgedPair} from '../theme/judged-pairs.js';
import {hexOf} from '../theme/resolve-color.js';
import {TOKENS, valueIn, type Token} from '../theme/tokens.js';
import {StateChangeEvent} from './change-event.js';
import {contrastSummary, contrastTable, weakest} from './contrast-table.js';
import {cssom} from './cssom.js';
import {ColorProbe} from './probe.js';
import {segments, select} from './segments.js';
import {shared} from './styles.js';
import {themeStyles} from './theme-styles.js';

/** The theme editor: tokens, their contrast, and the style sheet to copy. */
export class ThemeTab extends LitElement {
  static override properties = {
    state: {attribute: false},
    scheme: {},
    mistakes: {state: true},
  };

  static override styles = [
    shared,
    themeStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1.25rem;
        min-inline-size: 0;
      }
    `,
  ];

  state: PlaygroundState = DEFAULT_STATE;
  /** The scheme whose colors are edited: the one on screen. */
  scheme: Scheme = 'light';
  /** A sentence for each token whose typed value cannot be used, by its name. */
  mistakes: ReadonlyMap<string, string> = new Map();
  #probe!: ColorProbe;

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    this.#probe = new ColorProbe(root);
    return root;
  }

  override render(): TemplateResult {
    const {state} = this;
    const colors = TOKENS.filter(({isColor}) => isColor);
    const others = TOKENS.filter(({isColor}) => !isColor);
    const pairs = judgePairs(name => this.#computed(name));
    const code = siteCss(state);
    const changed = Object.keys(state.tokens).length;
    return html`
      <div class="start">${select('theme', state)} ${segments('colors', state)}</div>
      ${contrastSummary(pairs, this.scheme)}
      <section>
        <h3>Colors, in ${this.scheme}</h3>
        <p class="hint">
          ${this.scheme === 'light' ? 'Dark' : 'Light'} keeps its own colors: choose it above to set
          them.
        </p>
        <ul class="tokens">
          ${colors.map(token => this.#colorRow(token, pairs))}
        </ul>
      </section>
      <section>
        <h3>Contrast, in ${this.scheme}</h3>
        ${contrastTable(pairs)}
      </section>
      <section>
        <h3>Type, shape and space</h3>
        <ul class="tokens">
          ${others.map(token => this.#textRow(token))}
        </ul>
      </section>
      <section>
        <div class="head">
          <h3>Style sheet</h3>
          ${
            changed > 0
              ? html`<button
                  type="button"
                  class="button"
                  @click=${() => this.dispatchEvent(new StateChangeEvent({tokens: {}}))}
                >
                  Undo all changes (${changed})
                </button>`
              : nothing
          }
          ${code ? html`<copy-button .text=${code} label="Copy CSS"></copy-button>` : nothing}
        </div>
        ${
          code
            ? html`<code-block .code=${code} language="css" label="Style sheet"></code-block>`
            : html`<p class="hint">
                The default look needs none. Choose a theme above, or change a token.
              </p>`
        }
      </section>
    `;
  }

  /** The color of a token as it is drawn. */
  #computed(name: string): string {
    const value = splitColor(valueIn(this.state, name))[this.scheme];
    return this.#probe.compute(value, this.scheme) ?? '#000';
  }

  #colorRow({name, label, description}: Token, pairs: readonly JudgedPair[]) {
    const value = splitColor(valueIn(this.state, name))[this.scheme];
    const computed = this.#computed(name);
    return html`
      <li>
        <input
          type="color"
          class="swatch"
          aria-label="Pick ${label}"
          .value=${hexOf(computed)}
          ${cssom({'--swatch': computed})}
          @input=${(event: Event) => this.#setColor(name, (event.target as HTMLInputElement).value)}
        />
        <div class="about">
          <label class="token" for=${name}>${label}</label>
          <span class="hint" id="${name}-about">${description}</span>
          ${weakest(weakestPair(pairs, name))}
        </div>
        ${this.#input(name, value, text => this.#setColor(name, text))} ${this.#undo(name, label)}
      </li>
    `;
  }

  #textRow({name, label, description}: Token) {
    return html`
      <li>
        <div class="about">
          <label class="token" for=${name}>${label}</label>
          <span class="hint" id="${name}-about">${description}</span>
        </div>
        ${this.#input(name, valueIn(this.state, name), text => this.#set(name, text))}
        ${this.#undo(name, label)}
      </li>
    `;
  }

  #input(name: string, value: string, onText: (text: string) => void) {
    const mistake = this.mistakes.get(name);
    return html`
      <span class="value">
        <input
          class="input mono"
          id=${name}
          spellcheck="false"
          autocomplete="off"
          placeholder="derived"
          .value=${value}
          aria-invalid=${mistake !== undefined}
          aria-describedby="${name}-about${mistake ? ` ${name}-error` : ''}"
          @change=${(event: Event) => onText((event.target as HTMLInputElement).value.trim())}
        />
        ${mistake ? html`<span class="error" id="${name}-error">${mistake}</span>` : nothing}
      </span>
    `;
  }

  #undo(name: string, label: string) {
    return this.state.tokens[name] === undefined
      ? nothing
      : html`<button
          type="button"
          class="undo"
          aria-label="Undo the change of ${label}"
          title="Undo"
          @click=${() => this.#set(name, '')}
        >
          ↺
        </button>`;
  }

  #setColor(name: string, text: string) {
    if (!this.#check(name, text)) return;
    const before = splitColor(valueIn(this.state, name));
    this.#set(name, text && joinColor({...before, [this.scheme]: text}));
  }

  /** @param value the empty text takes the change back */
  #set(name: string, value: string) {
    if (!this.#check(name, value)) return;
    const {[name]: _removed, ...others} = this.state.tokens;
    this.dispatchEvent(new StateChangeEvent({tokens: value ? {...others, [name]: value} : others}));
  }

  /** Whether a value can be used; says what is wrong with another one. */
  #check(name: string, value: string): boolean {
    const mistake = value === '' ? undefined : mistakeIn(name, value);
    const mistakes = new Map(this.mistakes);
    if (mistake === undefined) mistakes.delete(name);
    else mistakes.set(name, `${quoted(value)} ${mistake}. It is not used.`);
    this.mistakes = mistakes;
    return mistake === undefined;
  }
}

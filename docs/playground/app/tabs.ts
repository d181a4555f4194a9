import {html, type TemplateResult} from 'lit';

export interface Tab<Name extends string> {
  readonly name: Name;
  readonly label: string;
  /** How many entries its panel has; undefined for a panel without entries. */
  readonly count?: number;
}

/** How many tabs an arrow key goes to the right. */
const STEPS: Readonly<Record<string, number>> = {ArrowRight: 1, ArrowLeft: -1};

/** A list of tabs (WAI-ARIA Authoring Practices): arrow keys move, and show the panel. */
export function tabList<Name extends string>(
  tabs: readonly Tab<Name>[],
  chosen: Name,
  onChoose: (name: Name) => void,
): TemplateResult {
  const onKey = (event: KeyboardEvent) => {
    const at = tabs.findIndex(({name}) => name === chosen);
    const step = STEPS[event.key];
    const edge = event.key === 'Home' ? 0 : event.key === 'End' ? tabs.length - 1 : undefined;
    const next = tabs[edge ?? (at + (step ?? 0) + tabs.length) % tabs.length];
    if (!next || (step === undefined && edge === undefined)) return;
    event.preventDefault();
    onChoose(next.name);
    const list = event.currentTarget as HTMLElement;
    list.querySelector<HTMLElement>(`#tab-${next.name}`)?.focus();
  };
  return html`
    <div class="tabs" role="tablist" aria-label="Details" @keydown=${onKey}>
      ${tabs.map(
        ({name, label, count}) => html`
          <button
            type="button"
            role="tab"
            id="tab-${name}"
            aria-controls="panel"
            aria-selected=${name === chosen}
            tabindex=${name === chosen ? 0 : -1}
            @click=${() => onChoose(name)}
          >
            ${label}${count === undefined ? '' : html` <span class="count">${count}</span>`}
          </button>
        `,
      )}
    </div>
  `;
}

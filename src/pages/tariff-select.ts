import type {PropertyValues} from 'lit';
import {OptionList} from '../ui/controls/option-list.js';
import type {ListOption} from '../ui/controls/option-list-view.js';
import {optionListStyles} from '../ui/controls/option-list-styles.js';
import {ActionPage} from '../ui/action-page.js';

/** The choice of one of the provider's known tariffs, in the service's order; a tap answers. */
export class TariffSelectPage extends ActionPage<'tariff-select'> {
  static override styles = [...ActionPage.styles, optionListStyles];
  static override readonly stage = 'tariff';

  #options: readonly ListOption[] = [];
  readonly #list = new OptionList();

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('page'))
      this.#options = this.page.data.tariffs.map(({id, name, description: hint}) => ({
        id,
        name,
        hint,
      }));
  }

  override dismiss(): boolean {
    return super.dismiss() || this.#list.dismiss();
  }

  protected override content() {
    return this.#list.show({
      name: 'tariff',
      label: this.t('tariff-select.search'),
      options: this.#options,
      selected: this.page.data.tariff.id,
      missing: this.offers('TARIFF_MISSING')
        ? {label: this.actionLabel('TARIFF_MISSING'), onClick: () => this.act('TARIFF_MISSING')}
        : undefined,
      ui: this.ui,
      onChoose: id => this.answer({tariff: {id}}),
    });
  }

  protected override actions() {
    return this.#options.length > 0 ? this.otherActions() : this.actionButtons();
  }
}

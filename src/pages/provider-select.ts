import type {PropertyValues} from 'lit';
import {addressLine} from '../ui/format/address.js';
import {OptionList, type ListOption} from '../ui/controls/option-list.js';
import {optionListStyles} from '../ui/controls/option-list-styles.js';
import {PageElement} from '../ui/page-element.js';

/** The choice of a provider that serves the address; a tap answers. */
export class ProviderSelectPage extends PageElement<'provider-select'> {
  static override styles = [...PageElement.styles, optionListStyles];
  static override readonly stage = 'provider';

  #options: readonly ListOption[] = [];
  readonly #list = new OptionList();

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!changed.has('page')) return;
    const {compare} = new Intl.Collator(this.translator.lang, {numeric: true});
    this.#options = this.page.data.providers
      .map(({id, display_name: name, logo_url: logo}) => ({id, name, logo}))
      .sort((a, b) => compare(a.name, b.name));
  }

  protected override lead() {
    return addressLine(this.page.data.postal_address, this.linkAction('ADDRESS_CHANGE'));
  }

  override dismiss(): boolean {
    return super.dismiss() || this.#list.dismiss();
  }

  protected override content() {
    return this.#list.show({
      name: 'provider',
      label: this.t('provider-select.search'),
      options: this.#options,
      selected: this.page.data.provider.id,
      ui: this.ui,
      onChoose: id => this.answer({provider: {id}}),
    });
  }

  protected override actions() {
    const placed = ['ADDRESS_CHANGE'];
    return this.#options.length > 0 ? this.otherActions(placed) : this.actionButtons('', placed);
  }
}

import type {Ui} from '../ui/context.js';
import {withVppTexts} from '../ui/vpp/vpp-page.js';
import {UnknownPage} from './unknown.js';

/** A page of an unknown kind in the journey, which may have fields of the known pages. */
export class VppUnknownPage extends UnknownPage {
  protected override get ui(): Ui {
    return withVppTexts(super.ui);
  }
}

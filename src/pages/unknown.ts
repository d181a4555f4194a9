import {nothing} from 'lit';
import {FRAME_ACTIONS} from '../ui/page-actions.js';
import {ActionPage} from '../ui/action-page.js';
import {restartButton} from '../ui/restart-button.js';

/** A page of a kind that this version does not support: the service's actions, with humanized names. */
export class UnknownPage extends ActionPage<'unknown'> {
  protected override actions() {
    // Another session may not ask this.
    const isStuck = this.page.actions.every(action => FRAME_ACTIONS.has(action));
    const restart = isStuck && restartButton(this.ui, () => this.command('restart'));
    return [this.actionButtons(), restart || nothing];
  }
}

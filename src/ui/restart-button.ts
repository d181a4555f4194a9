import type {TemplateResult} from 'lit';
import type {Ui} from './context.js';
import {actionButton} from './page-actions.js';

/** Begins another session, where this one may not go on. */
export const restartButton = ({translator, busy}: Ui, onClick: () => void): TemplateResult =>
  actionButton({
    ...{look: 'button quiet', busy, onClick},
    label: translator.text('action.restart'),
  });

import {TARIFF_KINDS} from '../../core/index.js';
import {FRAME_PARTS, PAGE_PARTS} from '../../ui/parts.js';
import {FlatpeakConnect} from '../connect/flatpeak-connect.js';
import type {TariffChoice} from './choice.js';

/** A dialog that the settings open themselves, with the site's logo and legal notice. */
export function createDialog(): FlatpeakConnect {
  const connect = new FlatpeakConnect();
  connect.mode = 'dialog';
  connect.setAttribute('exportparts', `${FRAME_PARTS},${PAGE_PARTS}`);
  for (const name of ['trigger', 'brand', 'legal']) {
    const slot = document.createElement('slot');
    slot.name = slot.slot = name;
    connect.append(slot);
  }
  return connect;
}

/** The properties of the dialog that a choice determines. */
export function sessionProperties(choice: TariffChoice | undefined): Partial<FlatpeakConnect> {
  const {action = 'connect', kind = 'commodity-import', locationId, tariffKey = ''} = choice ?? {};
  return {
    ...TARIFF_KINDS[kind],
    locationId,
    // `connect` and `view` need no intent: the service shows their page anyway.
    intent: action === 'connect' || action === 'view' ? undefined : action,
    // The same choice resumes its session after a reload; another one has a session of its own.
    resumeKey: choice ? `${action} ${tariffKey}` : '',
  };
}

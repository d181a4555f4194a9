import {TARIFF_KINDS} from '../../core/index.js';
import {PAGE_PARTS} from '../../ui/parts.js';
import {FlatpeakConnect} from '../connect/flatpeak-connect.js';
import type {TariffChoice} from './choice.js';

/** The parts of the widget around a page. */
const FRAME_PARTS =
  'dialog,card,card:dialog-card,brand,header,back,close,title,badge,steps,step,current,skeleton,body,privacy,help,legal';

/** A dialog that the settings open themselves, with what the site puts into its slots. */
export function createDialog(): FlatpeakConnect {
  const connect = new FlatpeakConnect();
  connect.mode = 'dialog';
  connect.setAttribute('exportparts', `${FRAME_PARTS},${PAGE_PARTS}`);
  for (const name of ['trigger', 'brand', 'privacy', 'help', 'legal']) {
    const slot = document.createElement('slot');
    slot.name = slot.slot = name;
    connect.append(slot);
  }
  return connect;
}

const SHARED = [
  'connectUrl',
  'apiVersion',
  'redirectMode',
  'redirectOrigins',
  'appSchemes',
  'nonModal',
  'messages',
  'address',
  'addressLookup',
  'commonProviders',
] as const satisfies readonly (keyof FlatpeakConnect)[];

/** The properties that the dialog has in common with the settings. */
export type SharedProperties = Pick<FlatpeakConnect, (typeof SHARED)[number]>;

export const sharedProperties = (settings: SharedProperties): Partial<SharedProperties> =>
  Object.fromEntries(SHARED.map(name => [name, settings[name]]));

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

import type {ConnectError, TariffKind, TariffLocation} from '../../core/index.js';
import type {Translator} from '../../messages/translator.js';
import {FlatpeakTariffsLoadedEvent} from '../../ui/events.js';
import type {Announcer} from '../announcer.js';
import {dispatchError} from '../dispatch-error.js';
import {alertMessage, alertsOf} from './alert.js';
import {kindsOf} from './kinds.js';
import {tariffsLoadedDetail} from './tariffs.js';

/** The state on screen. */
interface Shown {
  readonly locations: readonly TariffLocation[] | undefined;
  readonly error: ConnectError | undefined;
  readonly errorMessages: readonly string[];
  readonly kinds: readonly TariffKind[];
  readonly translator: Translator;
}

/** Dispatches events for new tariffs and a new error, and announces alerts and errors once. */
export class ChangeReporter {
  readonly #element: EventTarget;
  readonly #announcer: Announcer;
  readonly #announcedAlerts = new Set<string>();
  #locations: readonly TariffLocation[] | undefined;
  #error: ConnectError | undefined;
  #announcedError = '';

  constructor(element: EventTarget, announcer: Announcer) {
    this.#element = element;
    this.#announcer = announcer;
  }

  report(shown: Shown): void {
    const {locations, error, errorMessages, kinds} = shown;
    const news: string[] = [];
    if (locations && locations !== this.#locations) {
      for (const location of locations) news.push(...this.#newAlerts(location, shown));
      const detail = tariffsLoadedDetail(locations, kinds);
      this.#element.dispatchEvent(new FlatpeakTariffsLoadedEvent(detail));
    }
    this.#locations = locations;
    if (error !== this.#error) {
      if (error) dispatchError(this.#element, error);
      const message = errorMessages.join(' ');
      // Retries that the customer did not ask for fail in silence.
      if (message !== this.#announcedError) {
        news.push(message);
        // An old error must not stay in the live region.
        this.#announcer.announce('');
      }
      this.#announcedError = message;
    }
    this.#error = error;
    if (news.length > 0) this.#announcer.announce(news.join(' '));
  }

  /** Announces the next error also if it is the same again, because the customer has tried again. */
  repeatError(): void {
    this.#announcedError = '';
  }

  /** The messages of alerts that were not announced before. */
  #newAlerts(location: TariffLocation, {kinds: asked, translator}: Shown): string[] {
    const kinds = kindsOf(location, asked);
    return kinds.flatMap(kind =>
      alertsOf(location, kind, kinds)
        .filter(({id}) => !this.#announcedAlerts.has(id) && this.#announcedAlerts.add(id))
        .map(alert => alertMessage(alert, location.tariffs[kind], translator)),
    );
  }
}

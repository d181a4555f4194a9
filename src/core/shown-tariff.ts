import type {AnswerOf, Page} from '../protocol/routes.js';
import type {Outcome} from '../protocol/session-complete.js';
import type {Answers} from './answers.js';
import {isExit, type LastAction} from './outcome.js';
import type {ConnectState} from './state.js';

/** What the pages of a conversation have shown of the tariff. */
export interface ShownTariff {
  /** What the service has stored without a SAVE. */
  readonly stored?: Outcome | undefined;
  /** The provider that the customer chose, or that a page showed last. */
  readonly provider?: object | undefined;
  /** The tariff's name, from the last page that showed it. */
  readonly tariff?: string | undefined;
  /** The last summary of the tariff. */
  readonly summary?: Page<'tariff-summary'> | undefined;
}

/** What a conversation knows when its next page arrives. */
interface BeforePage extends ShownTariff {
  readonly state: ConnectState;
  readonly token: string;
  readonly returnToken?: string | undefined;
  readonly answers: Answers;
  readonly lastAction?: LastAction | undefined;
}

/**
 * What is known of the tariff once a page has arrived.
 * @param from the page of the same session that it follows; undefined for the first one
 */
export function tariffShownBy(page: Page, before: BeforePage, from?: Page): ShownTariff {
  const {data} = page;
  const shown = 'provider' in data ? data.provider : undefined;
  return {
    stored: storedTariff(page) ?? storedForProgramme(page, before, from) ?? before.stored,
    provider: [shown, chosenProvider(before)].find(isNamed) ?? before.provider,
    tariff: ('tariff' in data && nameOf(data.tariff)) || before.tariff,
    summary: page.kind === 'tariff-summary' ? page : before.summary,
  };
}

/** What is stored of the tariff that a page shows. */
export const storedTariff = ({stored}: Page): 'saved' | 'pending' | undefined =>
  stored === 'programme' ? undefined : stored;

/**
 * What a session about a programme has stored. Its pages show what was stored before, too, so that the
 * way to them counts: from a page that the customer answered, or from the page of a provider.
 */
function storedForProgramme(
  {kind, data}: Page,
  {lastAction, token, returnToken}: BeforePage,
  from: Page | undefined,
): Outcome | undefined {
  if (lastAction?.action === 'LEAVE') return 'disconnected';
  if (isExit(lastAction) || SHOWS_PROGRAMME.test(from?.kind ?? '')) return undefined;
  const isReturn = from ? from.kind === 'redirect' : token === returnToken;
  if (!from && !isReturn) return undefined;
  if (kind === 'vpp-summary') return 'saved';
  // After a return, the tariff may have been there before.
  if (kind === 'vpp-landing' && data.tariff_connected) return isReturn ? 'unknown' : 'saved';
  return undefined;
}

/** The pages of a programme that ask for nothing. */
const SHOWS_PROGRAMME = /^vpp-(?!details)/;

/** The provider that was chosen in the list on screen: the next page may not name it. */
function chosenProvider({state: {page}, answers, lastAction}: BeforePage): unknown {
  if (page?.kind !== 'provider-select' || lastAction) return undefined;
  const {provider = page.data.provider} = (answers.byRoute.get(page.route)?.latest ??
    {}) as Partial<AnswerOf<'provider-select'>>;
  return page.data.providers.find(({id}) => id === provider.id);
}

export const nameOf = (named: unknown): string | undefined => {
  const {display_name, name} = (named ?? {}) as Record<string, unknown>;
  return [display_name, name].find(
    (text): text is string => typeof text === 'string' && text !== '',
  );
};

const isNamed = (named: unknown): named is object => nameOf(named) !== undefined;

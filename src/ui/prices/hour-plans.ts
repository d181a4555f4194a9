import {html, type TemplateResult} from 'lit';
import type {Translator} from '../../messages/translator.js';
import {edgesOf, sortByStart, type Period} from './hours.js';

/** A usual plan: who starts when. The same letter is the same price. */
const PLANS = {
  'economy-7': '00:30a 07:30b',
  'ev-night': '00:30a 05:30b',
  'day-night': '23:00a 07:00b',
  'three-rates': '23:00a 07:00b 16:00c 19:00b',
} as const;

export type PlanName = keyof typeof PLANS;

/** The plans that are usual where prices have this currency. */
const plansOf = (currency: string): readonly PlanName[] =>
  currency === 'GBP' ? ['economy-7', 'ev-night', 'three-rates'] : ['day-night', 'three-rates'];

/** A period of a plan, with the name of its price. */
export interface PlannedPeriod extends Period {
  readonly rate: string;
}

/** The periods of a plan: they cover the day, and the night is first. */
export function periodsOf(plan: PlanName): PlannedPeriod[] {
  const starts = PLANS[plan].split(' ').map(start => ({
    time: `${start.slice(0, -1)}:00`,
    rate: start.slice(-1),
  }));
  return starts.map(({time, rate}, index) => ({
    valid_from: time,
    valid_to: starts[(index + 1) % starts.length]?.time ?? time,
    rate,
  }));
}

const edges = (periods: readonly Period[]): string => sortByStart(periods).flatMap(edgesOf).join();

/** Buttons that fill in a usual plan; the one that is in the fields is pressed. */
export const planButtons = (
  currency: string,
  current: readonly Period[],
  translator: Translator,
  use: (plan: PlanName) => void,
): TemplateResult => html`
  <div class="plans" role="group" aria-label=${translator.text('time-of-day-rate.plans')}>
    ${plansOf(currency).map(
      plan => html`
        <button
          type="button"
          class="button quiet outlined"
          part="button quiet"
          aria-pressed=${edges(periodsOf(plan)) === edges(current)}
          @click=${() => use(plan)}
        >
          ${translator.text(`time-of-day-rate.plan.${plan}`)}
        </button>
      `,
    )}
  </div>
`;

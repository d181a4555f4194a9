import {customField, listOf, optionalText, shownCurrency} from './fields.js';
import {pageType} from './page-type.js';
import {recordOf} from './record.js';
import * as z from './schema.js';
import {anywhere, calendarDay, earnings, programme} from './vpp-fields.js';

const payment = z.pipe(
  z.object({
    date: calendarDay,
    time_created: calendarDay,
    status: optionalText,
    description: optionalText,
    display_name: optionalText,
    amounts: customField(wire => {
      const amounts = z.safeParse(earnings, wire).data;
      return amounts?.length ? amounts : undefined;
    }),
  }),
  z.transform(({date, time_created, status, description, display_name, amounts}) => ({
    ...{status, amounts},
    date: date || time_created,
    description: description || display_name,
  })),
);

/** An amount is `amount`, `value` or `earnings`, with its currency beside it or inside it. */
const withAmounts = (wire: unknown): unknown => {
  const {amount, value, earnings: earned, currency_code, currency, ...rest} = recordOf(wire);
  const given = amount ?? value ?? earned;
  const amounts =
    typeof given === 'number' ? {value: given, currency_code: currency_code ?? currency} : given;
  return {...rest, amounts};
};

/**
 * The payments of a programme to the customer.
 *
 * Source: busbar/connect/vpp/payment-history, whose sample is a placeholder. Decided: `payments` has
 * an entry each with a date, an amount and, where given, a status and a description. Without that
 * list, the page has its actions only.
 */
export const vppPaymentsPage = pageType()({
  kind: 'vpp-payments',
  dataFrom: envelope => {
    const {payments, ...rest} = anywhere(envelope) as Record<string, unknown>;
    return {...rest, payments: Array.isArray(payments) ? payments.map(withAmounts) : payments};
  },
  data: z.object({
    programme,
    currency_code: shownCurrency,
    payments: listOf(payment),
  }),
  needsData: false,
  stored: 'programme',
  actions: ['BACK', 'CLOSE'],
});

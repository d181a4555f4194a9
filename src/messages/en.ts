import {enInitial} from './en-initial.js';

/**
 * All texts for customers. The keys are `<kind>.<name>`, `action.<verb>` and `error.<code>`, so that
 * the name of a page, an action or an error code of the service is enough to find its message.
 * `{name}` is replaced by a value. If the value is a number, a key with `#` and the plural category
 * of that number (`one`, `two`, `few`, `many`, …) takes precedence over the key without.
 */
export const en = {
  ...enInitial,

  'action.save': 'Save',
  'action.edit': 'Edit',
  'action.disconnect': 'Disconnect',
  'action.reconnect': 'Reconnect',
  'action.address-change': 'Change address',
  'action.provider-missing': 'My provider is not listed',
  'action.tariff-missing': 'My tariff is not listed',
  'action.dismiss-direct': 'Enter it by hand',

  'confirm.disconnect.title': 'Disconnect this tariff?',
  'confirm.disconnect.text':
    'Your prices will no longer be used here. Your contract stays as it is, and you can connect it again at any time.',
  'confirm.disconnect.yes': 'Yes, disconnect',
  'confirm.disconnect.no': 'Keep it',

  'unit.kwh': '{unit}/kWh',

  'error.number': 'Please enter a number such as {example}.',
  'error.ambiguous': 'Please write {first} or {second}.',
  'error.decimals': 'Please use at most {count} decimals.',
  'error.too-large': 'That is more than we can take. Please check the unit.',

  'fixed-rate.title': 'What is your price per kilowatt-hour?',
  'fixed-rate.cost': 'Price per kWh',
  'fixed-rate.cost.hint': 'It is on your bill, often called unit rate. Include tax.',
  'error.cost_value_zero': 'The price can’t be zero.',
  'error.cost_value_negative': 'The price can’t be negative.',

  'tariff-name.title': 'What is your tariff called?',
  'tariff-name.name': 'Name of the tariff',
  'tariff-name.name.hint': 'You will find it on your bill or contract.',
  'error.tariff_name_missing': 'Please enter the name of your tariff.',

  'error.choose': 'Please choose one.',

  'tariff-structure.title': 'How does your price work?',
  'tariff-structure.fixed': 'Same price all day',
  'tariff-structure.fixed.hint': 'Every kilowatt-hour has the same price.',
  'tariff-structure.time-of-day': 'Depends on the hour',
  'tariff-structure.time-of-day.hint': 'Cheaper at certain hours, at night for example.',
  'tariff-structure.market': 'Follows the market',
  'tariff-structure.market.hint': 'The price changes every day with the electricity exchange.',
  'tariff-structure.dynamic': 'Changes all the time',
  'tariff-structure.advanced': 'Something else',
  'tariff-structure.advanced.hint': 'Seasons, weekdays or steps of consumption.',

  'redirect.title': 'Sign in with your provider',
  'redirect.lead': 'You will continue at {host}.',
  'redirect.return': 'Afterwards you come back here.',
  'redirect.continue': 'Continue to sign in',

  'login.title': 'Finish signing in',
  'login.window':
    'Your provider’s page is open in another window. It closes by itself when you are done.',
  'login.closed':
    'The other window is closed, and your provider has not told us that you signed in.',
  'login.elsewhere': 'Sign in with your provider, then come back here.',
  'login.unfinished': 'Your provider has not told us yet that you signed in.',
  'login.show': 'Show the window',
  'login.again': 'Open again',
  'login.here': 'Continue here',
  'login.check': 'I have signed in',

  'error.other_session.title': 'Go back to where you started',
  'error.other_session':
    'This sign-in was started in another app or browser. Go back there to finish, or start again here.',

  'connection-pending.title': 'Still waiting for your provider',
  'connection-pending.lead':
    'Your provider is not answering yet. You can leave it to us: we keep trying for up to two days.',
  'connection-pending.action.save': 'Keep trying',

  'connection-failed.title': 'We can’t read your tariff',
  'connection-failed.lead':
    'Your provider does not let us. This happens when access was refused or a password was changed, for example.',

  'session-complete.title': 'All done',
  'session-complete.saved': 'Your tariff is connected.',
  'session-complete.disconnected': 'Your tariff is disconnected.',
  'session-complete.pending':
    'We keep asking your provider and connect your tariff as soon as it answers.',

  'unknown.title': 'There is one more step',
  'unknown.lead': 'This version can’t show it. You can use one of these, or come back later.',

  'time-of-day-rate.title': 'Which price applies at which hours?',
  'time-of-day-rate.period': 'Period {name}',
  'time-of-day-rate.valid_from': 'From',
  'time-of-day-rate.valid_to': 'To',
  'time-of-day-rate.add': 'Add a period',
  'time-of-day-rate.remove': 'Remove period {name}',
  'time-of-day-rate.complete': 'All 24 hours are covered.',
  'time-of-day-rate.gap': 'Nothing covers {from} to {to}.',
  'time-of-day-rate.overlap': '{from} to {to} is covered twice.',

  'surcharge.title': 'What is added to the market price?',
  'surcharge.lead': 'Your contract says how much.',
  'surcharge.fixed': 'Fixed fee per kWh',
  'surcharge.fixed.hint': 'A discount has a minus in front.',
  'surcharge.percentage': 'Percentage',
  'surcharge.percentage.hint': 'Tax, for example, on top of all.',
  'surcharge.example': 'A market price of {market} becomes {price}.',
  'surcharge.region': 'Market region',
  'surcharge.skip': 'Skip',
  'surcharge.error.geo_location_not_found': 'Your address has no market region.',
  'error.surcharge_percentage_invalid': 'The percentage has to be larger than zero.',

  'contract-term.title': 'When does your contract end?',
  'contract-term.date': 'On a day I know',
  'contract-term.day': 'Last day',
  'contract-term.open-ended': 'It has no end date',
  'contract-term.unknown': 'I don’t know',
  'error.date_format_invalid': 'Please enter day, month and year.',

  'prices.now': 'Price now',
  'prices.today': 'Today',
  'prices.tomorrow': 'Tomorrow',
  'prices.cheap': 'Lowest price',
  'prices.dear': 'Highest price',
  'prices.shifted': 'The clocks change on this day.',
  'prices.time.first': '{time} (before the clocks change)',
  'prices.time.second': '{time} (after the clocks change)',
  'prices.offsets':
    'This device does not know the time zone of your home. The times are in {zone}.',
  'prices.estimates': 'Some prices are estimates.',
  'prices.table': 'As a table',
  'prices.unknown': 'Not known',
  'prices.title': 'Your electricity prices',
  'prices.cheapest': 'Cheapest {hours} hours:',
  'prices.cheapest#one': 'Cheapest hour:',
  'prices.best-paid': 'Best paid {hours} hours:',
  'prices.best-paid#one': 'Best paid hour:',
  'prices.mean': '{price} on average',
  'prices.mean.estimate': '{price} on average, an estimate',
  'prices.flat': 'The same price all day.',
  'prices.later': 'Not there yet. They usually come in the afternoon.',
  'prices.later.time': 'Not there yet. We expect them at {time}.',
  'prices.stale': 'These are the last prices that we received.',
  'prices.empty': 'No prices yet',
  'prices.empty.pending_connect':
    'We are still reading your tariff. Your prices appear here as soon as they are there.',
  'prices.empty.no_price_data':
    'Your tariff is connected, but there are no prices for it at the moment.',
  'prices.empty.no_tariff_connected': 'No tariff is connected here. Connect one to see its prices.',
  'prices.empty.location_not_found': 'This home is not known any more. Connect your tariff again.',
  'prices.empty.location_not_yours': 'These are not prices of yours. Please sign in again.',
  'prices.empty.no_location': 'You have not connected a tariff yet. Connect one to see its prices.',

  'action.allow': 'Allow',
  'action.deny': 'Don’t allow',
  'action.report': 'Report a mistake',
  'action.update-issue-report': 'Add to your report',
  'action.cancel-issue-report': 'Withdraw your report',
  'region.title': 'Which price zone are you in?',
  'region.lead': 'The market price depends on it. You find the zone on your bill.',
  'consent.title': '{name} asks for your permission',
  'consent.title.someone': 'Your permission is needed',
  'consent.device-information': 'Device details',
  'consent.device-information.hint': 'Its make and model, and how it is doing.',
  'consent.scheduling': 'Schedules',
  'consent.scheduling.hint': 'When your device runs or charges.',
  'consent.location': 'Location',
  'consent.location.hint': 'Where your device is.',
  'tariff-structure.static': 'Changes now and then',
  'tariff-summary.reported': 'Thank you. Your report is on its way.',
  'tariff-list.temporary': 'Your provider can’t be read right now. These prices are an estimate.',
  'tariff.state.error-reported': 'Mistake reported',
  'session-complete.title.closed': 'Not finished yet',
  'session-complete.closed': 'Nothing was changed. You can start again at any time.',
  'session-complete.title.unknown': 'This session has ended',
  'session-complete.unknown':
    'We can’t see here what was changed. Your tariff’s page shows whether it is connected.',

  'tariff-summary.title': 'Does this look right?',
  'tariff-summary.title.view': 'Your tariff',
  'tariff-summary.tariff': 'Tariff',
  'tariff-summary.structure': 'Price',
  'tariff-summary.contract': 'Contract ends',
  'tariff-summary.contract.open-ended': 'No end date',
  'tariff-summary.market': 'These are market prices: your bill may differ a little.',
  'tariff-summary.tiered':
    'Your price depends on how much you use. You see the price of the first step.',
  'tariff-summary.reconnect':
    'Your provider needs you to sign in again. Until then, prices may be out of date.',
  'error.action_missing': 'That did not reach us. Please choose again.',
  'error.action_invalid': 'That is not possible right now. Please choose something else.',

  'action.connect': 'Connect',
  'action.view': 'View',

  'tariffs.title': 'Your tariffs',
  'tariffs.empty': 'Connect your electricity tariff, and power can be used when it is cheap.',
  'tariffs.stale': 'What you see may be out of date.',
  'tariffs.add': 'Add another home',
  'tariffs.home': 'Home {name}',
  'tariffs.problem': 'We can’t read the tariffs of this home right now.',
  'tariffs.problem.location_not_found': 'This home is not known any more.',
  'tariffs.saving': 'Saving what you changed…',
  'tariffs.unsaved': 'What you changed is not saved yet.',

  'tariff.commodity-import': 'Electricity tariff',
  'tariff.commodity-import.hint': 'What you pay for electricity.',
  'tariff.commodity-export': 'Export tariff',
  'tariff.commodity-export.hint': 'What you are paid for electricity that you feed in.',
  'tariff.non-commodity-import': 'Grid fees',
  'tariff.non-commodity-import.hint': 'What you pay for the grid, where it has a bill of its own.',
  'tariff.state.not-connected': 'Not connected',
  'tariff.state.connected': 'Connected',
  'tariff.state.pending': 'Pending',
  'tariff.state.error': 'Needs attention',
  'tariff.state.not-supported': 'Not available',
  'tariff.pending': 'Your provider is not answering yet. We keep trying for up to two days.',
  'tariff.error':
    'We can’t read your tariff any more. Until you reconnect it, prices are estimates.',
  'tariff.not-supported': 'This can’t be connected at your address yet.',

  'alert.tariff': 'Your tariff',
  'alert.tariff.with': 'Your tariff with {provider}',
  'alert.tariff.expiring': '{tariff} ends soon: connect the new one.',
  'alert.tariff.expiring.on': '{tariff} ends on {date}: connect the new one.',
  'alert.tariff.expiring.action': 'Connect the new one',
  'alert.tariff.expired': '{tariff} has ended: connect the new one.',
  'alert.tariff.expired.on': '{tariff} ended on {date}: connect the new one.',
  'alert.tariff.expired.action': 'Connect the new one',
  'alert.tariff.fetch.failed':
    '{tariff} can’t be read any more. Until you reconnect it, prices are estimates.',
  'alert.tariff.connection.upgrade':
    '{tariff} can be connected in a better way now: reconnect it to use that.',
  'alert.other': '{tariff} needs your attention.',

  'search.count': '{count} found',
  'search.none': 'Nothing found. Check the spelling, or try fewer letters.',
  'search.empty': 'There is nothing to choose from yet.',

  'provider-select.title': 'Who is your energy provider?',
  'provider-select.search': 'Search providers',
  'error.provider_not_found': 'We don’t know this provider any more. Please choose again.',
  'provider-name.title': 'What is your provider called?',
  'provider-name.name': 'Name of the provider',
  'provider-name.name.hint': 'You will find it at the top of your bill.',
  'error.provider_name_missing': 'Please enter the name of your provider.',
  'tariff-select.title': 'Which tariff are you on?',
  'tariff-select.search': 'Search tariffs',
  'error.tariff_not_found': 'We don’t know this tariff any more. Please choose again.',
} as const;

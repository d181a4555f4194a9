// The bare page: every kind of page by hand, in plain DOM, with the words that the widget draws.
import {
  amount,
  axisLines,
  boundsOf,
  cheapest,
  dateOf,
  daysOf,
  HOURS,
  initials,
  joined,
  LANG,
  minorOf,
  placesOf,
  price,
  priceAt,
  QUARTERS,
  stretch,
  timeOf,
} from './prices.js';

const {connect, token} = document.body.dataset;
const [header, stages, form] = document.querySelectorAll('header, ol, form');
let page;

/** An element with its attributes, listeners (`onclick`) and children. */
function el(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {}))
    if (key.startsWith('on')) element[key] = value;
    else if (value !== undefined && value !== false) element.setAttribute(key, value);
  element.append(...children.flat().filter(child => child !== undefined));
  return element;
}

const p = (...children) => el('p', {}, ...children);

async function send(message) {
  const response = await fetch(connect, {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify({connect_token: token, ...message}),
    cache: 'no-store',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
  });
  page = await response.json();
  draw();
}

const act = action => void send({route: page.route, action});
const answer = data => void send({route: page.route, data});
const button = (label, onclick, type = 'button') => el('button', {type, onclick}, label);
const primary = (label, onclick) => {
  const element = button(label, onclick, onclick ? 'button' : 'submit');
  element.className = 'primary';
  return element;
};
const next = () => primary('Next');

const field = (name, label, value = '', {hint, affix, ...attributes} = {}) =>
  el(
    'div',
    {},
    el('label', {for: name}, label),
    el('input', {id: name, name, value, ...attributes}),
    affix && el('span', {}, affix),
    hint && p(hint),
  );

const choices = (name, value, options) =>
  el(
    'fieldset',
    {},
    options.map(([key, label, hint]) =>
      el(
        'button',
        {class: 'row', name, value: key, 'aria-current': key === value && 'true'},
        label,
        hint && p(hint),
      ),
    ),
  );

const logo = (name, src) =>
  el(
    'span',
    {},
    initials(name),
    el('img', {src, alt: '', width: 40, height: 40, loading: 'lazy', decoding: 'async'}),
  );

const addressLine = ({address_line1, address_line2, city, post_code}) =>
  p(
    `${address_line1}, ${address_line2}, ${city} ${post_code} `,
    page.actions.includes('ADDRESS_CHANGE') &&
      button('Change address', () => act('ADDRESS_CHANGE')),
  );

/** As many rows as can be seen, and some more. */
const MOST = 28;

function list(name, label, options) {
  const rows = el('div', {class: 'list', role: 'listbox'});
  const show = query => {
    const found = options.filter(option => option.name.toLowerCase().includes(query));
    rows.replaceChildren(
      ...found.slice(0, MOST).map(option =>
        el(
          'button',
          {
            type: 'button',
            class: 'row',
            role: 'option',
            onclick: () => answer({[name]: {id: option.id}}),
          },
          option.logo && logo(option.name, option.logo),
          el('strong', {}, option.name),
          option.hint && el('span', {}, option.hint),
        ),
      ),
    );
  };
  show('');
  const oninput = ({target}) => show(target.value.toLowerCase());
  return [el('input', {type: 'search', placeholder: label, 'aria-label': label, oninput}), rows];
}

const svg = (name, attributes, ...children) => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

const label = (x, y, text) => svg('text', {x, y, 'font-size': 4}, text);

function day(title, spans, high, now) {
  if (spans.length === 0) return [];
  const {low, most, near} = boundsOf(spans);
  const width = 100 / spans.length;
  const height = cost => 90 - (cost / high) * 80;
  const path = spans.map(({cost}, index) => `M${index * width} 90V${height(cost)}h${width}V90`);
  const place = (now - Date.parse(spans[0].valid_from)) / 864_000;
  const fact = (name, cost) => p(`${name} `, el('strong', {}, stretch(spans, cost, near)));
  return el(
    'figure',
    {},
    el(
      'figcaption',
      {},
      el('strong', {}, title),
      ` ${price(low)}${low < most ? ` – ${price(most)}` : ''} p/kWh`,
    ),
    svg(
      'svg',
      {viewBox: '0 0 100 100', preserveAspectRatio: 'none'},
      svg('path', {d: path.join('')}),
      ...axisLines(high * 100).map(value => label(0, height(value / 100), amount(value, 0))),
      ...(place >= 0 && place < 100 ? [label(place, 8, 'Now')] : []),
      ...HOURS.map((text, index) => label(index * 25, 98, text)),
    ),
    low < most ? [fact('Cheapest', low), fact('Most expensive', most)] : [],
    spans.some(({confidence}) => confidence < 1) ? p('Some prices are estimates.') : undefined,
    el('details', {}, el('summary', {}, 'As a table')),
  );
}

function chart(rates) {
  const days = daysOf(rates);
  const now = Date.now();
  const known = days.flat();
  const high = Math.max(...known.map(({cost}) => cost));
  const current = priceAt(known, now);
  // Two days have tabs, and the second is hidden.
  const hasTabs = days.every(({length}) => length > 0);
  seen.prices = {now: current && price(current.cost), cheapest: cheapest(days[0])};
  return [
    p('Price now'),
    current ? p(el('strong', {}, price(current.cost)), ' p/kWh') : p(el('strong', {}, 'Not known')),
    hasTabs ? ['Today', 'Tomorrow'].map(name => el('button', {type: 'button'}, name)) : [],
    day(hasTabs ? '' : 'Today', days[0], high, now),
    hasTabs
      ? el('div', {hidden: ''}, day('', days[1], high, now))
      : day('Tomorrow', days[1], high, now),
  ];
}

const more = label => el('details', {}, el('summary', {}, label));
const bill = () => more('Where is this on my bill?');
const why = () => more('Why do we ask?');

const fact = (name, value) => p(`${name} `, el('strong', {}, value));

const ADDRESS = [
  ['address_line1', 'House number and street'],
  ['address_line2', 'Flat or building (optional)'],
  ['city', 'Town or city'],
  ['post_code', 'Postcode'],
];

function times(name, label, value) {
  const select = el(
    'select',
    {id: name, name},
    QUARTERS.map(quarter =>
      el('option', {value: quarter, selected: quarter === value && ''}, timeOf(quarter)),
    ),
  );
  return el('div', {}, el('label', {for: name}, label), select);
}

/** The day in a line, with the number of each period where there is room. */
const bar = periods =>
  svg(
    'svg',
    {viewBox: '0 0 100 10'},
    ...periods.flatMap((period, index) =>
      placesOf(period).map(x => svg('text', {x, y: 6, 'font-size': 4}, index + 1)),
    ),
  );

const period = ({valid_from, valid_to, cost}, index) =>
  el(
    'fieldset',
    {},
    el('legend', {}, `Rate ${index + 1}`),
    times(`valid_from-${index}`, 'From', valid_from),
    times(`valid_to-${index}`, 'To', valid_to),
    field(`cost-${index}`, 'Price per kWh', amount(cost * 100, 0), {affix: 'p/kWh'}),
  );

const STRUCTURES = {
  FIXED: ['One rate, day and night', 'Most fixed and standard variable tariffs.'],
  TIME_OF_DAY: [
    'Different rates at set times',
    'Such as Economy 7, or a cheap night rate for an electric car.',
  ],
  MARKET: ['Follows the market', 'New prices every day, often for each half hour.'],
};

const CONSENTS = {
  DEVICE_INFORMATION: ['Device details', 'Its make and model, and how it’s doing.'],
  SCHEDULING: ['Schedules', 'When your device runs or charges.'],
  LOCATION: ['Location', 'Where your device is.'],
};

/** Each route: where on the way it is, its question, what is below, and what a form says. */
const PAGES = {
  postal_address_capture: {
    stage: 0,
    heading: 'Where do you use your electricity?',
    draw: ({postal_address}) => [
      p('It’s the “supply address” on your bill. It tells us who can supply you.'),
      p(
        `${new Intl.DisplayNames(LANG, {type: 'region'}).of(postal_address.country_code)} `,
        button('Change'),
      ),
      ADDRESS.map(([name, label]) => field(name, label, postal_address[name])),
      next(),
    ],
    read: (typed, {postal_address}) => ({
      postal_address: {...postal_address, ...typed, country_code: postal_address.country_code},
    }),
  },
  provider_select: {
    stage: 1,
    heading: 'Who’s your electricity supplier?',
    draw: ({postal_address, providers}) => [
      addressLine(postal_address),
      list(
        'provider',
        'Search by name',
        providers.map(({id, display_name, logo_url}) => ({
          ...{id, name: display_name, logo: logo_url},
        })),
      ),
      button('I can’t find my supplier', () => act('PROVIDER_MISSING')),
    ],
  },
  provider_name_capture: {
    stage: 1,
    heading: 'What’s your supplier called?',
    draw: ({provider, postal_address}) => [
      addressLine(postal_address),
      field('name', 'Supplier name', provider.name, {
        hint: 'You’ll find it at the top of your bill.',
      }),
      bill(),
      next(),
    ],
    read: provider => ({provider}),
  },
  tariff_select: {
    stage: 2,
    heading: 'Which tariff are you on?',
    draw: ({tariffs}) => [
      list(
        'tariff',
        'Search by name',
        tariffs.map(({id, name, description}) => ({id, name, hint: description || undefined})),
      ),
      button('I can’t find my tariff', () => act('TARIFF_MISSING')),
    ],
  },
  tariff_structure_select: {
    stage: 2,
    heading: 'Does your price change during the day?',
    draw: ({option, options}) => [
      choices(
        'option',
        option,
        options.map(key => [key, ...STRUCTURES[key]]),
      ),
    ],
    read: ({option}) => ({options: [option]}),
  },
  rate_fixed_capture: {
    stage: 2,
    heading: 'What’s your unit rate?',
    draw: ({cost}) => [
      field('cost', 'Price per kWh', amount(cost * 100, 0), {
        affix: 'p/kWh',
        hint: 'You’ll find it on your bill. Include tax, but not the standing charge.',
      }),
      bill(),
      next(),
    ],
    read: ({cost}) => ({cost: Number(cost) / 100}),
  },
  rate_tod_capture: {
    stage: 2,
    heading: 'What do you pay, and when?',
    draw: ({hours}) => {
      const periods = joined(hours);
      return [
        bar(periods),
        p(HOURS.map(text => el('span', {}, `${text} `))),
        p('That’s the whole day covered.'),
        periods.map(period),
        button('Add another rate'),
        button('Quarter hours'),
        button('Different at weekends?'),
        next(),
      ];
    },
    read: (_typed, {hours}) => ({hours}),
  },
  region_select: {
    stage: 2,
    heading: 'Which price zone are you in?',
    draw: ({region, regions}) => [
      p('The market price depends on it. You’ll find the zone on your bill.'),
      choices(
        'region',
        region,
        regions.map(name => [name, name]),
      ),
      why(),
    ],
    read: ({region}) => ({region}),
  },
  market_surcharge_capture: {
    stage: 2,
    heading: 'What’s added to the market price?',
    draw: ({currency_code, surcharge, regions, region}) => {
      const unit = minorOf(currency_code);
      const {fixed, percentage} = surcharge;
      const sum = ((10 + fixed * 100) * (100 + percentage)) / 100;
      return [
        p('You’ll find it in your contract.'),
        field('fixed', 'Fixed amount per kWh', amount(fixed * 100, 0), {
          ...{affix: `${unit}/kWh`, hint: 'If it’s a discount, start with a minus.'},
        }),
        field('percentage', 'Percentage', amount(percentage, 0), {
          ...{affix: '%', hint: 'For example VAT, added to the total.'},
        }),
        p(`When the market price is 10 ${unit}, you pay ${amount(sum, 0)} ${unit}.`),
        el('label', {for: 'region'}, 'Price zone'),
        el(
          'select',
          {id: 'region', name: 'region'},
          ['', ...regions].map(value =>
            el('option', {value, selected: value === region && ''}, value || 'Choose one.'),
          ),
        ),
        why(),
        next(),
        button('Skip'),
      ];
    },
    read: ({fixed, percentage, region}) => ({
      surcharge: {fixed: Number(fixed) / 100, percentage: Number(percentage)},
      region,
    }),
  },
  tariff_name_capture: {
    stage: 2,
    heading: 'What’s your tariff called?',
    draw: ({tariff}) => [
      field('name', 'Tariff name', tariff.name, {
        hint: 'You’ll find it on your bill or contract.',
      }),
      bill(),
      next(),
    ],
    read: tariff => ({tariff}),
  },
  contract_term_capture: {
    stage: 2,
    heading: 'When does your contract end?',
    draw: ({contract_end_date}) => [
      p('On a date I know'),
      field('day', 'Last day', contract_end_date.slice(0, 10), {type: 'date'}),
      next(),
      choices('end', '', [
        ['open-ended', 'It rolls on with no end date'],
        ['unknown', 'I’m not sure'],
      ]),
      bill(),
      why(),
    ],
    read: ({day}) => ({contract_end_date: `${day}T00:00:00Z`}),
  },
  consent: {
    stage: 3,
    heading: ({account}) => `${account.display_name} asks for your permission`,
    draw: ({required_consents}) => [
      el(
        'ul',
        {},
        required_consents.map(code => {
          const [name, hint] = CONSENTS[code];
          return el('li', {}, el('strong', {}, name), p(hint));
        }),
      ),
      primary('Allow', () => act('ALLOW')),
      button('Don’t allow', () => act('DENY')),
    ],
  },
  summary_tariff_inprogress: {
    stage: 3,
    heading: 'Still waiting for your supplier',
    draw: () => [
      p(
        'Your supplier hasn’t answered yet. Leave it with us: we’ll keep trying for up to two days.',
      ),
      primary('Keep trying', () => act('SAVE')),
      button('Disconnect', () => act('DISCONNECT')),
      button('Enter my tariff by hand', () => act('DISMISS_DIRECT')),
    ],
  },
  summary_tariff_failed: {
    stage: 3,
    heading: 'We can’t read your tariff',
    draw: () => [
      p('Your supplier hasn’t given us access. You may have said no, or changed your password.'),
      primary('Reconnect', () => act('RECONNECT')),
      button('Disconnect', () => act('DISCONNECT')),
    ],
  },
  tariffs_summary: {
    stage: 3,
    heading: 'Your tariffs',
    draw: (_data, {tariffs}) => [
      tariffs.map(({provider, display_name, prices}) =>
        el(
          'div',
          {},
          el('h3', {}, 'Electricity tariff'),
          logo(provider.display_name, provider.logo_url),
          p(el('strong', {}, provider.display_name)),
          p(display_name),
          p('Connected'),
          chart(prices),
          button('Report a mistake', () => act('CREATE_ISSUE_REPORT')),
          button('Disconnect', () => act('DISCONNECT')),
        ),
      ),
      primary('Done', () => act('CLOSE')),
    ],
  },
  summary_tou_confirm: {
    stage: 3,
    heading: 'Does this look right?',
    draw: ({tariff, rates}) => [
      fact('Tariff', tariff.name),
      fact('Rate type', 'New prices every hour or half hour'),
      fact('Contract ends', dateOf(tariff.contract_end_date)),
      chart(rates),
      primary('Yes, connect it', () => act('SAVE')),
      button('Edit', () => act('EDIT')),
      button('Disconnect', () => act('DISCONNECT')),
    ],
  },
  session_redirect: {
    stage: 2,
    heading: () => `Sign in to ${seen.provider.display_name}`,
    draw: ({redirect_url}) => [
      logo(seen.provider.display_name, seen.provider.logo_url),
      p(
        `We’ll take you to ${new URL(redirect_url).host}. You sign in there, so we never see your password.`,
      ),
      p('We read your tariff and its prices.'),
      p('Then you’ll come straight back.'),
      p('Changed your mind? Come back to this page. We’ve kept your answers.'),
      primary('Continue to sign in'),
    ],
  },
  session_complete: {
    stage: 4,
    heading: () => `${seen.provider.display_name} is connected`,
    draw: () => {
      const {name} = seen.tariff;
      const {now, cheapest: hours} = seen.prices;
      return [
        p(`We’ll use your ${name} prices from now on.`),
        logo(seen.provider.display_name, seen.provider.logo_url),
        p(el('strong', {}, name)),
        p('New prices every hour or half hour'),
        fact('Price now', `\u2068${now} p/kWh\u2069`),
        fact('Cheapest', hours),
        primary('Done'),
      ];
    },
  },
  error: {
    heading: 'That didn’t work',
    draw: () => [p('This session has ended. Start again.'), primary('Start again')],
  },
  otherwise: {
    heading: 'There’s one more step',
    draw: () => [
      p('We can’t show it here yet. Choose one of these, or come back later.'),
      page.actions.map(action =>
        primary(action[0] + action.slice(1).toLowerCase(), () => act(action)),
      ),
    ],
  },
};

let stage = 0;
/** What pages have shown of the tariff, for the last page: provider, tariff, prices. */
const seen = {};

function draw() {
  const {route, object, data = {}, live_mode} = page;
  const {heading, draw, stage: at = stage} = PAGES[object ?? route] ?? PAGES.otherwise;
  stage = at;
  const provider = data.provider ?? (stage >= 2 ? seen.provider : undefined);
  if (provider?.display_name) seen.provider = provider;
  if (data.tariff?.name) seen.tariff = data.tariff;
  header.replaceChildren(
    ...(provider?.display_name
      ? [logo(provider.display_name, provider.logo_url), el('span', {}, provider.display_name)]
      : [el('span', {}, 'Connect my tariff')]),
    ...(live_mode || object ? [] : [el('b', {}, 'Test')]),
  );
  stages.replaceChildren(
    ...['Address', 'Supplier', 'Tariff', 'Confirm'].map((name, index) =>
      el('li', {'aria-current': index === stage && 'step'}, name),
    ),
  );
  const question = el('h2', {tabindex: -1}, typeof heading === 'string' ? heading : heading(data));
  form.replaceChildren(question, ...draw(data, page).flat(2).filter(Boolean));
}

form.onsubmit = event => {
  event.preventDefault();
  const typed = Object.fromEntries(new FormData(form, event.submitter));
  answer(PAGES[page.route].read(typed, page.data));
};

void send({route: 'session_restore'});

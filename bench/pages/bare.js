// The bare page: every kind of page by hand, in plain DOM, with the words that the widget draws.
const {connect, token} = document.body.dataset;
const [header, stages, form] = document.querySelectorAll('header, ol, form');
const LANG = 'en-GB';
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
        'label',
        {},
        el('input', {type: 'radio', name, value: key, checked: key === value && ''}),
        label,
        hint && p(hint),
      ),
    ),
  );

const initials = name =>
  name
    .split(/\s+/, 2)
    .map(word => word[0].toUpperCase())
    .join('');

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

const minor = {GBP: 'p', SEK: 'öre'};
const amount = (value, digits) =>
  new Intl.NumberFormat(LANG, {minimumFractionDigits: digits, maximumFractionDigits: 2}).format(
    value,
  );
const price = cost => amount(cost * 100, 2);
const hour = new Intl.DateTimeFormat(LANG, {hour: 'numeric', timeZone: 'UTC'});
const time = new Intl.DateTimeFormat(LANG, {timeStyle: 'short', timeZone: 'UTC'});
/** As the clocks of the home show it. */
const wall = moment => Date.parse(`${moment.slice(0, 19)}Z`);

const HOURS = [0, 6, 12, 18];

/** The stretch around the price, as long as prices are within a seventh or so of it. */
function stretch(spans, cost, near) {
  const at = spans.findIndex(span => span.cost === cost);
  const isNear = index => Math.abs((spans[index]?.cost ?? Infinity) - cost) < near;
  let [from, to] = [at, at];
  while (isNear(from - 1)) from--;
  while (isNear(to + 1)) to++;
  const [start, end] = [wall(spans[from].valid_from), wall(spans[to].valid_to)];
  return `${time.format(start)} – ${time.format(end)}`;
}

const svg = (name, attributes, ...children) => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

function day(title, spans) {
  if (spans.length === 0) return [];
  const costs = spans.map(({cost}) => cost);
  const [low, high] = [Math.min(...costs), Math.max(...costs)];
  const near = (high - low) * 0.15;
  const width = 100 / spans.length;
  const path = spans.map(
    ({cost}, index) => `M${index * width} 90V${90 - (cost / high) * 80}h${width}V90`,
  );
  const fact = (name, cost) => p(`${name} `, el('strong', {}, stretch(spans, cost, near)));
  return el(
    'figure',
    {},
    el(
      'figcaption',
      {},
      el('strong', {}, title),
      ` ${price(low)}${low < high ? ` – ${price(high)}` : ''} p/kWh`,
    ),
    svg(
      'svg',
      {viewBox: '0 0 100 100', preserveAspectRatio: 'none'},
      svg('path', {d: path.join('')}),
      ...HOURS.map(at =>
        svg('text', {x: (at / 24) * 100, y: 98, 'font-size': 4}, hour.format(at * 3_600_000)),
      ),
    ),
    low < high ? [fact('Lowest price', low), fact('Highest price', high)] : [],
    spans.some(({confidence}) => confidence < 1) ? p('Some prices are estimates.') : undefined,
    el('details', {}, el('summary', {}, 'As a table')),
  );
}

function chart(rates) {
  const days = ['today', 'tomorrow'].map(name =>
    rates[name].map(({valid_from, valid_to, tariff, price}) => ({
      ...{valid_from, valid_to},
      cost: tariff ? tariff.cost : price.value,
      confidence: (tariff ?? price).confidence,
    })),
  );
  const now = Date.now();
  const current = days
    .flat()
    .find(({valid_from, valid_to}) => Date.parse(valid_from) <= now && now < Date.parse(valid_to));
  return [
    p('Price now'),
    current ? p(el('strong', {}, price(current.cost)), ' p/kWh') : p(el('strong', {}, 'Not known')),
    day('Today', days[0]),
    day('Tomorrow', days[1]),
  ];
}

const fact = (name, value) => p(`${name} `, el('strong', {}, value));

const ADDRESS = [
  ['address_line1', 'House number and street'],
  ['address_line2', 'Flat or building (optional)'],
  ['city', 'Town or city'],
  ['post_code', 'Postcode'],
];

const QUARTERS = Array.from({length: 96}, (_, index) =>
  new Date(index * 900_000).toISOString().slice(11, 19),
);

function times(name, label, value) {
  const select = el(
    'select',
    {id: name, name},
    QUARTERS.map(quarter =>
      el(
        'option',
        {value: quarter, selected: quarter === value && ''},
        time.format(Date.parse(`1970-01-01T${quarter}Z`)),
      ),
    ),
  );
  return el('div', {}, el('label', {for: name}, label), select);
}

/** The night as one period, which comes as two. */
function joined(hours) {
  const sorted = hours.toSorted((a, b) => a.valid_from.localeCompare(b.valid_from));
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first.cost !== last.cost || last.valid_to !== first.valid_from) return sorted;
  return [...sorted.slice(1, -1), {...last, valid_to: first.valid_to}];
}

const clock = moment => (Date.parse(`1970-01-01T${moment}Z`) / 86_400_000) * 100;

/** The day in a line, with the number of each period where there is room. */
const bar = periods =>
  svg(
    'svg',
    {viewBox: '0 0 100 10'},
    ...periods.flatMap(({valid_from, valid_to}, index) => {
      const [from, to] = [clock(valid_from), clock(valid_to)];
      const ends =
        from < to
          ? [[from, to]]
          : [
              [from, 100],
              [0, to],
            ];
      return ends
        .filter(([from, to]) => to - from > 8)
        .map(([from, to]) => svg('text', {x: (from + to) / 2, y: 6, 'font-size': 4}, index + 1));
    }),
  );

const period = ({valid_from, valid_to, cost}, index) =>
  el(
    'fieldset',
    {},
    el('legend', {}, `Period ${index + 1}`),
    times(`valid_from-${index}`, 'From', valid_from),
    times(`valid_to-${index}`, 'To', valid_to),
    field(`cost-${index}`, 'Price per kWh', amount(cost * 100, 0), {affix: 'p/kWh'}),
  );

const STRUCTURES = {
  FIXED: ['Same price all day', 'Every kilowatt-hour has the same price.'],
  TIME_OF_DAY: ['Depends on the hour', 'Cheaper at certain hours, at night for example.'],
  MARKET: ['Follows the market', 'The price changes every day with the electricity exchange.'],
};

const CONSENTS = {
  DEVICE_INFORMATION: ['Device details', 'Its make and model, and how it is doing.'],
  SCHEDULING: ['Schedules', 'When your device runs or charges.'],
  LOCATION: ['Location', 'Where your device is.'],
};

/** Each route: where on the way it is, its question, what is below, and what a form says. */
const PAGES = {
  postal_address_capture: {
    stage: 0,
    heading: 'What is your address?',
    draw: ({postal_address}) => [
      p('The supply address on your energy bill. It tells us who can supply you.'),
      field(
        'country_code',
        'Country or territory',
        new Intl.DisplayNames(LANG, {type: 'region'}).of(postal_address.country_code),
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
    heading: 'Who is your energy provider?',
    draw: ({postal_address, providers}) => [
      addressLine(postal_address),
      list(
        'provider',
        'Search providers',
        providers.map(({id, display_name, logo_url}) => ({
          ...{id, name: display_name, logo: logo_url},
        })),
      ),
      button('My provider is not listed', () => act('PROVIDER_MISSING')),
    ],
  },
  provider_name_capture: {
    stage: 1,
    heading: 'What is your provider called?',
    draw: ({provider, postal_address}) => [
      addressLine(postal_address),
      field('name', 'Name of the provider', provider.name, {
        hint: 'You will find it at the top of your bill.',
      }),
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
        'Search tariffs',
        tariffs.map(({id, name, description}) => ({id, name, hint: description || undefined})),
      ),
      button('My tariff is not listed', () => act('TARIFF_MISSING')),
    ],
  },
  tariff_structure_select: {
    stage: 2,
    heading: 'How does your price work?',
    draw: ({option, options}) => [
      choices(
        'option',
        option,
        options.map(key => [key, ...STRUCTURES[key]]),
      ),
      next(),
    ],
    read: ({option}) => ({options: [option]}),
  },
  rate_fixed_capture: {
    stage: 2,
    heading: 'What is your price per kilowatt-hour?',
    draw: ({cost}) => [
      field('cost', 'Price per kWh', amount(cost * 100, 0), {
        affix: 'p/kWh',
        hint: 'It is on your bill, often called unit rate. Include tax.',
      }),
      next(),
    ],
    read: ({cost}) => ({cost: Number(cost) / 100}),
  },
  rate_tod_capture: {
    stage: 2,
    heading: 'Which price applies at which hours?',
    draw: ({hours}) => {
      const periods = joined(hours);
      return [
        bar(periods),
        p([...HOURS, 24].map(at => el('span', {}, `${hour.format(at * 3_600_000)} `))),
        p('All 24 hours are covered.'),
        periods.map(period),
        button('Add a period'),
        next(),
      ];
    },
    read: (_typed, {hours}) => ({hours}),
  },
  region_select: {
    stage: 2,
    heading: 'Which price zone are you in?',
    draw: ({region, regions}) => [
      p('The market price depends on it. You find the zone on your bill.'),
      choices(
        'region',
        region,
        regions.map(name => [name, name]),
      ),
      next(),
    ],
    read: ({region}) => ({region}),
  },
  market_surcharge_capture: {
    stage: 2,
    heading: 'What is added to the market price?',
    draw: ({currency_code, surcharge, regions, region}) => {
      const unit = minor[currency_code];
      const {fixed, percentage} = surcharge;
      const sum = ((10 + fixed * 100) * (100 + percentage)) / 100;
      return [
        p('Your contract says how much.'),
        field('fixed', 'Fixed fee per kWh', amount(fixed * 100, 0), {
          ...{affix: `${unit}/kWh`, hint: 'A discount has a minus in front.'},
        }),
        field('percentage', 'Percentage', amount(percentage, 0), {
          ...{affix: '%', hint: 'Tax, for example, on top of all.'},
        }),
        p(`A market price of 10 ${unit} becomes ${sum.toLocaleString(LANG)} ${unit}.`),
        el('label', {for: 'region'}, 'Market region'),
        el(
          'select',
          {id: 'region', name: 'region'},
          ['', ...regions].map(value =>
            el('option', {value, selected: value === region && ''}, value || 'Please choose one.'),
          ),
        ),
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
    heading: 'What is your tariff called?',
    draw: ({tariff}) => [
      field('name', 'Name of the tariff', tariff.name, {
        hint: 'You will find it on your bill or contract.',
      }),
      next(),
    ],
    read: tariff => ({tariff}),
  },
  contract_term_capture: {
    stage: 2,
    heading: 'When does your contract end?',
    draw: ({contract_end_date}) => [
      choices('end', 'date', [['date', 'On a day I know']]),
      field('day', 'Last day', contract_end_date.slice(0, 10), {type: 'date'}),
      choices('end', '', [
        ['open-ended', 'It has no end date'],
        ['unknown', 'I don’t know'],
      ]),
      next(),
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
    heading: 'Still waiting for your provider',
    draw: () => [
      p(
        'Your provider is not answering yet. You can leave it to us: we keep trying for up to two days.',
      ),
      primary('Keep trying', () => act('SAVE')),
      button('Disconnect', () => act('DISCONNECT')),
      button('Enter it by hand', () => act('DISMISS_DIRECT')),
    ],
  },
  summary_tariff_failed: {
    stage: 3,
    heading: 'We can’t read your tariff',
    draw: () => [
      p(
        'Your provider does not let us. This happens when access was refused or a password was changed, for example.',
      ),
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
      chart(rates),
      fact('Tariff', tariff.name),
      fact('Price', 'Changes all the time'),
      fact(
        'Contract ends',
        new Intl.DateTimeFormat(LANG, {dateStyle: 'long', timeZone: 'UTC'}).format(
          wall(tariff.contract_end_date),
        ),
      ),
      primary('Save', () => act('SAVE')),
      button('Edit', () => act('EDIT')),
      button('Disconnect', () => act('DISCONNECT')),
    ],
  },
  session_redirect: {
    stage: 2,
    heading: 'Sign in with your provider',
    draw: ({redirect_url}) => [
      p(`You will continue at ${new URL(redirect_url).host}.`),
      p('Afterwards you come back here.'),
      primary('Continue to sign in'),
    ],
  },
  session_complete: {
    stage: 4,
    heading: 'All done',
    draw: () => [p('Your tariff is connected.'), primary('Done')],
  },
  error: {
    heading: 'That did not work',
    draw: () => [p('This session has ended. Please start again.'), primary('Start again')],
  },
  otherwise: {
    heading: 'There is one more step',
    draw: () => [
      p('This version can’t show it. You can use one of these, or come back later.'),
      page.actions.map(action =>
        primary(action[0] + action.slice(1).toLowerCase(), () => act(action)),
      ),
    ],
  },
};

let stage = 0;

function draw() {
  const {route, object, data = {}, live_mode} = page;
  const {heading, draw, stage: at = stage} = PAGES[object ?? route] ?? PAGES.otherwise;
  stage = at;
  const {provider} = data;
  header.replaceChildren(
    ...(provider?.display_name
      ? [logo(provider.display_name, provider.logo_url), el('span', {}, provider.display_name)]
      : [el('span', {}, 'Connect my tariff')]),
    ...(live_mode || object ? [] : [el('b', {}, 'Test')]),
  );
  stages.replaceChildren(
    ...['Address', 'Provider', 'Tariff', 'Confirm'].map((name, index) =>
      el('li', {'aria-current': index === stage && 'step'}, name),
    ),
  );
  const question = el('h2', {tabindex: -1}, typeof heading === 'string' ? heading : heading(data));
  form.replaceChildren(question, ...draw(data, page).flat(2).filter(Boolean));
}

form.onsubmit = event => {
  event.preventDefault();
  const typed = Object.fromEntries(new FormData(form));
  answer(PAGES[page.route].read(typed, page.data));
};

void send({route: 'session_restore'});

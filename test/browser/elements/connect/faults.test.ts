import {http, HttpResponse} from 'msw';
import {en} from '../../../../src/messages/en.js';
import type {Fault} from '../../../../src/simulator/index.js';
import {ANSWERS, typedOn} from '../../../support/browser/page-answers.js';
import * as clock from '../../../support/browser/clock.js';
import {
  ENDINGS,
  FAILURES,
  TOKEN_FAILURES,
  type Failure,
} from '../../../support/browser/fault-table.js';
import {LIMITS} from '../../../support/browser/engine-limits.js';
import {
  expect,
  sent,
  tokenAt,
  waitUntil,
  Widget,
  widgetAt,
  widgetWith,
  worker,
} from '../../../support/browser/widget-driver.js';
import {place} from '../../../support/browser/site-page.js';

/** What must not happen, whatever goes wrong: it would be on a host's page. */
const complaints: string[] = [];
const complain = (event: Event | PromiseRejectionEvent) =>
  complaints.push(`${event.type}: ${'reason' in event ? String(event.reason) : ''}`);
const {error: consoleError, warn: consoleWarn} = console;
let isOnline = true;

before(() => {
  window.addEventListener('unhandledrejection', complain);
  window.addEventListener('error', complain);
  Object.defineProperty(navigator, 'onLine', {configurable: true, get: () => isOnline});
});
beforeEach(() => {
  complaints.length = 0;
  console.error = console.warn = (...words) => complaints.push(words.join(' '));
  clock.stop();
});
afterEach(() => {
  clock.release();
  Object.assign(console, {error: consoleError, warn: consoleWarn});
  setOnline(true);
  worker.resetHandlers();
  expect(complaints).to.deep.equal([]);
});
after(() => {
  window.removeEventListener('unhandledrejection', complain);
  window.removeEventListener('error', complain);
  Reflect.deleteProperty(navigator, 'onLine');
});

function setOnline(now: boolean): void {
  if (isOnline === now) return;
  isOnline = now;
  window.dispatchEvent(new Event(now ? 'online' : 'offline'));
}

/** The HTTP status that a fault comes with; none where no answer came. */
function statusOf({type, status, error}: Fault): number | undefined {
  if (status ?? error) return status ?? 500;
  const known: Partial<Record<Fault['type'], number>> = {
    'server-error': 500,
    'token-expired': 403,
    'token-unknown': 404,
  };
  const isSilent = ['reset', 'lost-answer', 'hang', 'unanswered'].includes(type);
  return known[type] ?? (isSilent ? undefined : 200);
}

function codeOf({type, error}: Fault): string {
  const known: Partial<Record<Fault['type'], string>> = {
    'server-error': 'server_error',
    'token-expired': 'token_expired',
    'token-unknown': 'connect_token_not_found',
  };
  const code = error?.['code'];
  return known[type] ?? (typeof code === 'string' ? code : '');
}

const nameOf = (fault: Fault) =>
  Object.values(fault)
    .map(value => (typeof value === 'object' ? JSON.stringify(value) : String(value)))
    .join(' ');

const routes = () => sent.map(({route, action}) => String(action ?? route));
const timesSent = (what: string) => routes().filter(one => one === what).length;

/** What is seen and heard of a failure: one sentence, one way on, one event. */
async function isTold(widget: Widget, row: Failure, fault: Fault): Promise<void> {
  const {kind, sees, way, reference} = row;
  await widget.sees(sees);
  if (reference) await widget.sees(`Reference: ${reference}`);
  expect(
    widget.find('button').filter(({textContent}) => textContent.trim() === way),
  ).to.have.length(1);
  const failures = widget.events.filter(({type}) => type === 'error').map(({detail}) => detail);
  if (!kind) {
    expect(failures).to.be.empty;
    expect(widget.events.at(-1)).to.have.property('type', 'page');
    return;
  }
  expect(failures).to.have.length(1);
  expect(failures[0]).to.include({kind, code: codeOf(fault), status: statusOf(fault)});
  expect(JSON.stringify(failures)).not.to.contain('cot_');
  const status = () => widget.root.querySelector('[role="status"]')?.textContent ?? '';
  await waitUntil(
    () => status().includes(sees),
    () => `“${sees}” to be read out, not “${status()}”`,
  );
}

/** From the widget's first page to a saved tariff. */
async function goesOn(
  widget: Widget,
  ...kinds: ('tariff-name' | 'contract-term' | 'tariff-summary')[]
) {
  const errors = widget.count('error');
  for (const kind of kinds) {
    await widget.page(kind);
    ANSWERS[kind]?.(widget);
  }
  await widget.page('session-complete');
  expect(await widget.event('complete')).to.include({outcome: 'saved'});
  expect(widget.count('complete')).to.equal(1);
  expect(widget.count('error')).to.equal(errors);
}

/** Lets happen what the customer has to wait for, once the simulator has been asked so often. */
async function waits({waits: ms}: Failure, requests: number): Promise<void> {
  await waitUntil(
    () => sent.length === requests,
    () => `${requests} requests: ${routes().join()}`,
  );
  if (!ms) return;
  // What was asked is heard before the simulator begins to wait.
  await waitUntil(() => clock.isAwaited(ms), 'somebody to wait');
  clock.pass(ms);
}

/** The customer waits as long as they are told, and then presses what they are told. */
function goOn(widget: Widget, {pause, way, isOffline}: Failure): void {
  if (pause) clock.pass(pause);
  if (isOffline) setOnline(true);
  widget.press(way);
}

/** The notice has gone, and the page can be answered. */
const isReady = (widget: Widget, {sees}: Failure) =>
  waitUntil(
    () =>
      !widget.text.includes(sees) &&
      widget.button(/^(Next|Yes, connect it)$/).getAttribute('aria-disabled') === 'false',
    'the notice to go',
  );

function isOneSession(): void {
  expect(new Set(sent.map(({connect_token}) => connect_token)).size).to.equal(1);
}

for (const row of FAILURES.filter(({sees}) => sees)) {
  const {reads = 1, isTaken, isOffline} = row;
  describe(row.what, () => {
    for (const fault of row.faults) {
      describe(nameOf(fault), () => {
        it('at the first page: is told in place of the page, which comes on demand', async () => {
          if (isOffline) setOnline(false);
          const widget = await widgetAt({page: 'tariff-name', faults: [{...fault, times: reads}]});
          const atForm = {...row, way: row.formWay ?? row.way};
          await waits(row, reads);
          await isTold(widget, atForm, fault);
          expect(timesSent('session_restore')).to.equal(reads);
          goOn(widget, atForm);
          await goesOn(widget, 'tariff-name', 'contract-term', 'tariff-summary');
          isOneSession();
        });

        it('at an answer: is told above the page, with what was typed', async () => {
          const widget = await widgetAt({page: 'tariff-name', faults: [{...fault, at: 2}]});
          await widget.page('tariff-name');
          const input = widget.type('name', 'Night & Day');
          if (isOffline) setOnline(false);
          widget.press('Next');
          await waits(row, 2);
          await isTold(widget, row, fault);
          expect(timesSent('tariff_name_capture')).to.equal(1);
          const isKept = () => input.isConnected && input.value === 'Night & Day';
          if (row.kind) {
            expect(isKept()).to.equal(true);
            await widget.sees(en['error.kept']);
          }
          goOn(widget, row);
          if (!isTaken) {
            await isReady(widget, row);
            expect(isKept()).to.equal(true);
            widget.press('Next');
          }
          await goesOn(widget, 'contract-term', 'tariff-summary');
          expect(timesSent('tariff_name_capture')).to.equal(isTaken ? 1 : 2);
          const answers = sent.flatMap(({route, data}) =>
            route === 'tariff_name_capture' ? [data] : [],
          );
          for (const answer of answers)
            expect(answer).to.deep.equal({tariff: {name: 'Night & Day'}});
          isOneSession();
        });

        it('at the last save: is saved once, and told once', async () => {
          const widget = await widgetAt({page: 'tariff-summary', faults: [{...fault, at: 2}]});
          await widget.page('tariff-summary');
          if (isOffline) setOnline(false);
          widget.press('Yes, connect it');
          await waits(row, 2);
          if (row.isEndKnown) {
            expect(await widget.event('complete')).to.include({outcome: 'saved'});
            expect(widget.count('error')).to.equal(0);
            expect(timesSent('SAVE')).to.equal(1);
            return;
          }
          await isTold(widget, row, fault);
          expect(widget.count('complete')).to.equal(0);
          goOn(widget, row);
          if (!isTaken) await isReady(widget, row);
          await goesOn(widget, ...(isTaken ? [] : (['tariff-summary'] as const)));
          expect(timesSent('SAVE')).to.equal(isTaken ? 1 : 2);
          isOneSession();
        });
      });
    }
  });
}

describe('what passes by itself', () => {
  for (const row of FAILURES.filter(({reads}) => reads))
    it(`${row.what}: once or twice at the first page is not even noticed`, async () => {
      const [fault] = row.faults;
      const widget = await widgetAt({page: 'tariff-name', faults: [{...fault, times: 2}]});
      await widget.page('tariff-name');
      expect(widget.count('error')).to.equal(0);
      expect(routes()).to.deep.equal(Array(3).fill('session_restore'));
    });

  for (const row of FAILURES.filter(({sees}) => !sees))
    for (const fault of row.faults) {
      it(`${row.what}: a shape of the page, then the page`, async () => {
        const widget = await widgetAt({page: 'tariff-name', faults: [fault]});
        await waits({...row, waits: 0}, 1);
        expect(widget.find('[part~="skeleton"]')).to.have.length(1);
        await waits(row, 1);
        await goesOn(widget, 'tariff-name', 'contract-term', 'tariff-summary');
        expect(widget.count('error')).to.equal(0);
      });

      it(`${row.what}: the page stays while its answer is on its way`, async () => {
        const widget = await widgetAt({page: 'tariff-summary', faults: [{...fault, at: 2}]});
        await widget.page('tariff-summary');
        widget.press('Yes, connect it');
        await waits({...row, waits: 0}, 2);
        expect(widget.button('Yes, connect it').ariaDisabled).to.equal('true');
        widget.press('Yes, connect it');
        await waits(row, 2);
        await goesOn(widget);
        expect(widget.count('error')).to.equal(0);
        expect(timesSent('SAVE')).to.equal(1);
      });
    }

  it('a first page that was asked for offline comes as soon as the device is online', async () => {
    setOnline(false);
    const widget = await widgetAt({page: 'tariff-name', faults: [{type: 'reset'}]});
    await widget.sees(en['error.network']);
    setOnline(true);
    await goesOn(widget, 'tariff-name', 'contract-term', 'tariff-summary');
    expect(widget.count('error')).to.equal(1);
  });

  it('an answer that was given offline is not sent behind the customer’s back', async () => {
    const widget = await widgetAt({page: 'tariff-name', faults: [{type: 'reset', at: 2}]});
    await widget.page('tariff-name');
    setOnline(false);
    ANSWERS['tariff-name']?.(widget);
    await widget.sees(en['error.network']);
    setOnline(true);
    await widget.sees(en['error.kept']);
    expect(sent).to.have.length(2);
  });

  it('whoever does not wait is told again how long, and the service is left alone', async () => {
    const fault = {type: 'status', status: 429, retry_after: 40, at: 2};
    const widget = await widgetAt({page: 'tariff-name', faults: [fault]});
    await widget.page('tariff-name');
    ANSWERS['tariff-name']?.(widget);
    await widget.sees('Try again in 40 seconds');
    clock.pass(25_000);
    widget.press('Next');
    await widget.sees(/Try again in 1[45] seconds/);
    expect(sent).to.have.length(2);
    clock.pass(15_000);
    widget.press('Next');
    await goesOn(widget, 'contract-term', 'tariff-summary');
  });
});

const [renewed, final] = ENDINGS as [Failure, Failure];

describe(renewed.what, () => {
  for (const fault of renewed.faults) {
    /** Sessions of a host that can make new ones; the first one fails. */
    const sessions = (at: number, page: string) => {
      const faults = [[{...fault, at, times: 'always'}]];
      let tokens = 0;
      return {
        fetchToken: () => {
          tokens += 1;
          return tokenAt({page, faults: faults.shift() ?? []});
        },
        count: () => tokens,
      };
    };

    it(`${nameOf(fault)}: at the first page, a new session begins on demand`, async () => {
      const {fetchToken, count} = sessions(1, 'tariff-name');
      const widget = await widgetWith({fetchToken});
      await isTold(widget, renewed, fault);
      widget.press(renewed.way);
      await goesOn(widget, 'tariff-name', 'contract-term', 'tariff-summary');
      expect(count()).to.equal(2);
    });

    it(`${nameOf(fault)}: in the middle, what was typed is there in the new session`, async () => {
      const {fetchToken, count} = sessions(2, 'tariff-name');
      const widget = await widgetWith({fetchToken});
      await widget.page('tariff-name');
      const input = widget.type('name', 'Night & Day');
      widget.press('Next');
      await isTold(widget, renewed, fault);
      await widget.sees(en['error.kept']);
      widget.press(renewed.way);
      await isReady(widget, renewed);
      expect(input.isConnected && input.value).to.equal('Night & Day');
      widget.press('Next');
      await goesOn(widget, 'contract-term', 'tariff-summary');
      expect(count()).to.equal(2);
      expect(timesSent('tariff_name_capture')).to.equal(2);
    });

    it(`${nameOf(fault)}: at the last save, the way through the new session is short`, async () => {
      const {fetchToken} = sessions(3, 'contract-term');
      const widget = await widgetWith({fetchToken});
      await widget.page('contract-term');
      ANSWERS['contract-term']?.(widget);
      await widget.page('tariff-summary');
      widget.press('Yes, connect it');
      await isTold(widget, renewed, fault);
      widget.press(renewed.way);
      await widget.page('contract-term');
      ANSWERS['contract-term']?.(widget);
      await goesOn(widget, 'tariff-summary');
      expect(timesSent('SAVE')).to.equal(2);
    });
  }
});

(LIMITS.hidesReloads ? describe.skip : describe)(final.what, () => {
  for (const fault of final.faults) {
    /** Presses the way on, which reloads the page: that far, but no further. */
    const reloads = async (widget: Widget) => {
      const {navigation} = window as unknown as {navigation: EventTarget};
      const kinds: string[] = [];
      navigation.addEventListener(
        'navigate',
        event => {
          event.preventDefault();
          kinds.push((event as Event & {navigationType: string}).navigationType);
        },
        {once: true},
      );
      widget.press(final.way);
      await waitUntil(() => kinds.length > 0, 'the page to be loaded again');
      expect(kinds).to.deep.equal(['reload']);
    };

    for (const [where, page, at] of [
      ['first page', 'tariff-name', 1],
      ['answer', 'tariff-name', 2],
      ['last save', 'tariff-summary', 2],
    ] as const)
      it(`${nameOf(fault)}: at the ${where}, the page of the host is loaded again`, async () => {
        const widget = await widgetAt({page, faults: [{...fault, at, times: 'always'}]});
        if (at > 1) {
          await widget.page(page);
          ANSWERS[page]?.(widget);
        }
        await isTold(widget, final, fault);
        // Nothing is promised that a reload would break.
        expect(widget.text).not.to.contain(en['error.kept']);
        await reloads(widget);
        expect(widget.count('error')).to.equal(1);
      });

    for (const mode of ['inline', 'dialog'] as const)
      it(`${nameOf(fault)}: ${mode}, a host that hears it can give another token`, async () => {
        const element = document.createElement('flatpeak-connect');
        const widget = new Widget(element);
        const fresh = await tokenAt({page: 'tariff-name'});
        element.addEventListener('flatpeak-error', () => {
          element.connectToken = fresh;
        });
        element.mode = mode;
        element.connectToken = await tokenAt({
          page: 'tariff-name',
          faults: [{...fault, times: 'always'}],
        });
        place().append(element);
        await element.updateComplete;
        if (mode === 'dialog') widget.press(en.launch);
        await widget.event('error');
        await goesOn(widget, 'tariff-name', 'contract-term', 'tariff-summary');
        expect(widget.count('error')).to.equal(1);
      });
  }
});

describe('a token that the host does not give', () => {
  for (const {what, answers, sees, kind, code = ''} of TOKEN_FAILURES)
    for (const [index, answer] of answers.entries())
      it(`${what} (${index + 1}): is told, and asked for once more on demand`, async () => {
        let asked = 0;
        worker.use(
          http.post('/flatpeak/connect-token', async () => {
            asked += 1;
            if (asked > 1)
              return HttpResponse.json({connect_token: await tokenAt({page: 'tariff-name'})});
            const given = answer();
            if (given === 'reset') return HttpResponse.error();
            return given === 'nothing' ? new Promise<Response>(() => {}) : given;
          }),
        );
        const widget = await widgetWith({tokenUrl: '/flatpeak/connect-token'});
        await waitUntil(() => asked === 1, 'the backend to be asked');
        if (kind === 'timeout') clock.pass(15_000);
        await widget.sees(sees);
        const failures = widget.events.filter(({type}) => type === 'error');
        expect(failures).to.have.length(1);
        expect(failures[0]?.detail).to.include({kind}).and.to.have.property('code');
        if (code) expect(failures[0]?.detail).to.include({code});
        expect(sent).to.be.empty;
        widget.press(en['action.retry']);
        await goesOn(widget, 'tariff-name', 'contract-term', 'tariff-summary');
        expect(asked).to.equal(2);
      });

  for (const [how, fetchToken, sees] of [
    ['fails', () => Promise.reject(new Error('down')), en['error.http']],
    ['never ends', () => new Promise<string>(() => {}), en['error.timeout']],
  ] as const)
    it(`fetchToken ${how}: is told, and asked for once more on demand`, async () => {
      let asked = 0;
      const widget = await widgetWith({
        fetchToken: () => {
          asked += 1;
          return asked === 1 ? fetchToken() : tokenAt({page: 'tariff-name'});
        },
      });
      await waitUntil(() => asked === 1, 'the host to be asked');
      if (sees === en['error.timeout']) clock.pass(15_000);
      await widget.sees(sees);
      widget.press(en['action.retry']);
      await goesOn(widget, 'tariff-name', 'contract-term', 'tariff-summary');
      expect(asked).to.equal(2);
    });
});

it('leaves what is typed where it is, also where two failures follow each other', async () => {
  const faults = [2, 3, 4, 5].map(at => ({type: 'status', status: 404, at}));
  const widget = await widgetAt({page: 'postal-address', faults});
  await widget.page('postal-address');
  ANSWERS['postal-address']?.(widget);
  const typed = typedOn(widget);
  await widget.event('error');
  for (const failures of [2, 3]) {
    widget.press(en['action.retry']);
    await waitUntil(() => widget.count('error') === failures, 'another failure');
    expect(typedOn(widget)).to.deep.equal(typed);
  }
  widget.press('Next');
  await waitUntil(() => widget.count('error') === 4, 'another failure');
  expect(typedOn(widget)).to.deep.equal(typed);
  widget.press('Next');
  await widget.page('provider-select');
});

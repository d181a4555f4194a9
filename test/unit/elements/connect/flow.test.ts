import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ConnectClient, TOKEN_PARAMETER, type TokenRequest} from '../../../../src/core/index.js';
import type {
  FlowEnvironment,
  FlowSettings,
} from '../../../../src/elements/connect/flow-environment.js';
import type {FlowState} from '../../../../src/elements/connect/flow-state.js';
import {ConnectFlow} from '../../../../src/elements/connect/flow.js';
import {askBackend} from '../../../../src/elements/connect/login/ask-backend.js';
import {ProviderLogin} from '../../../../src/elements/connect/login/provider-login.js';
import type {PageForm} from '../../../../src/elements/connect/session-memory.js';
import {createSimulator} from '../../../../src/simulator/index.js';
import {sessionToken} from '../../../support/simulator/conversation.js';

type Spec = Record<string, unknown>;

/** The settings of a widget, and whether the site opens redirect URLs itself. */
interface Site extends Partial<FlowSettings> {
  readonly handlesRedirect?: boolean;
}

/** A flow in a page without elements, against the simulator. */
class FlowDriver {
  /** Calls of the environment. */
  readonly effects: string[] = [];
  /** The statuses of the flow, without repetitions. */
  readonly statuses: string[] = [];
  form: PageForm | undefined;
  /** What the widget dispatches. */
  readonly events = new EventTarget();
  /** Whether this tab confirms a token from the URL. */
  isConfirmed = true;
  readonly flow: ConnectFlow;
  readonly #waiting: {isDone: (state: FlowState) => boolean; resolve: () => void}[] = [];

  constructor(
    readonly simulator: ReturnType<typeof createSimulator>,
    {handlesRedirect = false, ...settings}: Site,
  ) {
    const url = `${simulator.publicUrl}/connect`;
    const environment: FlowEnvironment = {
      createClient: () => new ConnectClient({url, fetch: request => simulator.fetch(request)}),
      createLogin: login => new ProviderLogin(login),
      identity: () => 'widget',
      form: () => this.form,
      redirect: ({origin}, reason) => {
        this.effects.push(`redirect ${reason}`);
        return !handlesRedirect && origin !== '';
      },
      navigate: ({searchParams}) =>
        void this.effects.push(
          `navigate ${searchParams.has(TOKEN_PARAMETER) ? 'with token' : 'without token'}`,
        ),
      reload: () => void this.effects.push('reload'),
      onOpen: () => void this.effects.push('open'),
      onClose: isDone => void this.effects.push(`close ${isDone ? 'done' : 'unfinished'}`),
      confirms: async () => this.isConfirmed,
      askBackend: (...options) => askBackend(this.events, ...options),
    };
    this.flow = new ConnectFlow(
      {
        connectUrl: url,
        apiVersion: 'zero',
        mode: 'dialog',
        followCallback: false,
        redirectMode: 'same-tab',
        ...settings,
      },
      environment,
    );
    this.flow.subscribe(({status}, before) => {
      if (status !== before.status) this.statuses.push(status);
      for (const each of this.#waiting) if (each.isDone(this.flow.state)) each.resolve();
    });
  }

  get kind(): string | undefined {
    return this.flow.state.session?.page?.kind;
  }

  /** Resolves once the flow is in a state. */
  async until(isDone: (state: FlowState) => boolean): Promise<void> {
    if (isDone(this.flow.state)) return;
    await new Promise<void>(resolve => this.#waiting.push({isDone, resolve}));
  }

  /** Resolves once a page of this kind is on screen, and no request in flight. */
  page(kind: string): Promise<void> {
    return this.until(
      ({session}) => session?.page?.kind === kind && !['busy', 'idle'].includes(session.status),
    );
  }
}

/** A flow whose token is of a session at a page. */
async function flowAt(spec: Spec, site: Site = {}): Promise<FlowDriver> {
  const simulator = createSimulator();
  return new FlowDriver(simulator, {connectToken: await sessionToken(simulator, spec), ...site});
}

/** A flow whose tokens come from a backend: each is of a new session at a page. */
function flowWithBackend(spec: Spec, site: Site = {}) {
  const simulator = createSimulator();
  const requests: TokenRequest[] = [];
  const fetchToken = (request: TokenRequest) => {
    requests.push(request);
    return sessionToken(simulator, spec);
  };
  return {driver: new FlowDriver(simulator, {fetchToken, ...site}), requests};
}

/** A form on the page, with what is typed into it and restored. */
function formOf(route: string, typed: PageForm['formValues'] = []) {
  const restored: PageForm['formValues'][] = [];
  const form: PageForm = {
    page: {route},
    formValues: typed,
    restoreValues: async values => void restored.push(values),
  };
  return {form, restored};
}

test('opens, and shows the first page', async () => {
  const driver = await flowAt({page: 'postal-address'});
  assert.equal(driver.flow.state.status, 'closed');
  await driver.flow.open();
  assert.equal(driver.kind, 'postal-address');
  assert.deepEqual(driver.statuses, ['opening', 'open']);
  assert.deepEqual(driver.effects, ['open']);
});

test('needs a token source', async () => {
  const driver = new FlowDriver(createSimulator(), {});
  assert.equal(driver.flow.canBegin, false);
  await assert.rejects(driver.flow.open(), /needs connect-token, token-url or fetchToken/);
  assert.equal(driver.flow.state.status, 'closed');
});

test('a closed dialog keeps its session, and resumes it', async () => {
  const driver = await flowAt({page: 'tariff-name'});
  await driver.flow.open();
  driver.flow.close();
  assert.equal(driver.flow.state.status, 'closed');
  assert.equal(driver.kind, 'tariff-name');
  await driver.flow.open();
  assert.equal(driver.flow.state.status, 'open');
  assert.deepEqual(driver.effects, ['open', 'close unfinished', 'open']);
});

test('a session that was left while open begins anew', async () => {
  const {driver, requests} = flowWithBackend(
    {page: 'postal-address', api_version: 'anode'},
    {apiVersion: 'anode'},
  );
  await driver.flow.open();
  driver.flow.close();
  await driver.until(({session}) => session?.status === 'complete');
  await driver.flow.open();
  await driver.page('postal-address');
  assert.equal(driver.flow.state.status, 'open');
  assert.equal(requests.length, 2);
});

test('opened again before the service has recorded that the customer left, it begins anew', async () => {
  const {driver, requests} = flowWithBackend(
    {page: 'postal-address', api_version: 'anode'},
    {apiVersion: 'anode'},
  );
  await driver.flow.open();
  driver.flow.close();
  await driver.flow.open();
  await driver.until(() => requests.length === 2);
  await driver.page('postal-address');
  assert.equal(driver.flow.state.status, 'open');
});

test('ends when the tariff is saved; a dialog then forgets the session', async () => {
  const driver = await flowAt({page: 'tariff-summary'});
  await driver.flow.open();
  driver.flow.act('SAVE');
  await driver.until(({status}) => status === 'ended');
  driver.flow.command('done');
  assert.deepEqual(driver.flow.state, {status: 'closed', session: undefined, reopens: false});
  assert.deepEqual(driver.effects, ['open', 'close done']);
});

test('an inline widget keeps its last page', async () => {
  const driver = await flowAt({page: 'tariff-summary'}, {mode: 'inline'});
  await driver.flow.open();
  driver.flow.act('SAVE');
  await driver.until(({status}) => status === 'ended');
  driver.flow.close();
  assert.equal(driver.flow.state.status, 'ended');
  assert.deepEqual(driver.effects, ['open', 'close done']);
});

test('follows the callback URL, if the site wants that', async () => {
  const driver = await flowAt({page: 'tariff-summary'}, {followCallback: true});
  await driver.flow.open();
  driver.flow.act('SAVE');
  await driver.until(({status}) => status === 'ended');
  driver.flow.command('done');
  assert.deepEqual(driver.effects, ['open', 'redirect callback', 'navigate with token']);
});

test('goes to the login in the same tab', async () => {
  const driver = await flowAt({page: 'redirect'});
  await driver.flow.open();
  driver.flow.command('leave');
  assert.equal(driver.flow.isAwaitingLogin, false);
  assert.deepEqual(driver.effects, ['open', 'redirect provider-login', 'navigate with token']);
});

test('waits for a login that the site opens, and asks the service', async () => {
  const driver = await flowAt({page: 'redirect'}, {handlesRedirect: true});
  await driver.flow.open();
  driver.flow.command('leave');
  const {state} = driver.flow;
  assert.equal(state.status === 'awaiting-login' && state.login, 'elsewhere');
  driver.flow.recover('check');
  await driver.until(now => now.status === 'awaiting-login' && now.login === 'unfinished');
  assert.equal(driver.flow.isAwaitingLogin, true);
  driver.flow.reset();
  assert.equal(driver.flow.isAwaitingLogin, false);
});

test('resumes with the token that a login returned', async () => {
  const simulator = createSimulator();
  const driver = new FlowDriver(simulator, {});
  await driver.flow.resume(await sessionToken(simulator, {page: 'tariff-summary'}));
  await driver.page('tariff-summary');
  assert.deepEqual(driver.effects, ['open']);
});

test('an intent is for the first page of a new session', async () => {
  const driver = await flowAt({page: 'tariff-summary'}, {intent: 'reconnect'});
  await driver.flow.open();
  const {page} = driver.flow.state.session ?? {};
  assert.ok(page);
  assert.equal(await driver.flow.takeIntent({...page, route: ''}), 'EDIT');
  assert.equal(await driver.flow.takeIntent(page), 'EDIT');
  assert.equal(await driver.flow.takeIntent(page), undefined);
});

test('a session that a login returned to has no intent left', async () => {
  const simulator = createSimulator();
  const driver = new FlowDriver(simulator, {intent: 'edit'});
  await driver.flow.resume(await sessionToken(simulator, {page: 'tariff-summary'}));
  await driver.page('tariff-summary');
  const {page} = driver.flow.state.session ?? {};
  assert.ok(page);
  assert.equal(await driver.flow.takeIntent(page), undefined);
});

test('unsent values are restored on the page that the customer went back from', async () => {
  const driver = await flowAt({page: 'provider-select'});
  await driver.flow.open();
  driver.flow.act('PROVIDER_MISSING');
  await driver.page('provider-name');
  const route = driver.flow.state.session?.page?.route ?? '';
  driver.form = formOf(route, [['name', 'Village Power']]).form;
  await driver.flow.back();
  assert.equal(driver.kind, 'provider-select');
  const again = formOf(route);
  await driver.flow.restore(again.form);
  assert.deepEqual(again.restored, [[['name', 'Village Power']]]);
});

test('values survive the flow: the same token finds them again', async () => {
  const driver = await flowAt({page: 'tariff-name'});
  await driver.flow.open();
  const route = driver.flow.state.session?.page?.route ?? '';
  // Not before the token is hashed.
  await driver.flow.restore(formOf(route).form);
  driver.form = formOf(route, [['name', 'Night']]).form;
  driver.flow.reset();
  await driver.flow.open();
  const again = formOf(route);
  await driver.flow.restore(again.form);
  assert.deepEqual(again.restored, [[['name', 'Night']]]);
});

test('retries after a failure, and restarts where there is a token source', async () => {
  const faults = [{type: 'status', status: 503, times: 3}];
  const driver = await flowAt({page: 'tariff-name', faults});
  await driver.flow.open();
  assert.equal(driver.flow.state.session?.status, 'failed');
  assert.equal(driver.flow.state.status, 'open');
  driver.flow.command('retry');
  await driver.page('tariff-name');
  // Its only token is in the site's page.
  driver.flow.command('restart');
  assert.deepEqual(driver.effects, ['open', 'reload']);
});

test('opens without the customer inline, and for a new session', async () => {
  const inline = await flowAt({page: 'tariff-name'}, {mode: 'inline'});
  assert.equal(inline.flow.shouldOpen, true);
  const dialog = await flowAt({page: 'tariff-name'});
  assert.equal(dialog.flow.shouldOpen, false);
  await dialog.flow.open();
  assert.equal(dialog.flow.shouldOpen, false);
  dialog.flow.reset();
  assert.equal(dialog.flow.shouldOpen, true, 'an open dialog needs another session');
});

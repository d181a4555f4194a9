import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {at, listAt, setUp, textAt, type Json} from '../../../support/simulator/client.js';

const routeOf = ({body}: {body: Json}) => textAt(body, 'route');

const DETAILS = {
  first_name: 'Sam',
  last_name: 'Harper',
  email: 'sam@example.com',
  phone: '07700900123',
};

/** A session that begins with the programmes. */
async function atProgrammes() {
  const all = setUp();
  const token = await all.standing('vpp-landing', {connect_web_uri: 'https://host.example/'});
  const act = (route: string, action: string, data?: object) =>
    all.turn(token, route, {action, ...(data && {data})});
  const answer = (route: string, data: object) => all.turn(token, route, {data});
  const landing = await act('session_start', 'VPP');
  const programme_id = textAt(landing.body, 'data.programmes.0.programme_id');
  const join = async () => {
    await answer('vpp_landing', {programme_id});
    await answer('vpp_personal_details', {personal_details: DETAILS});
    const redirect = await act('consent', 'ALLOW');
    const url = textAt(redirect.body, 'data.redirect_url');
    const path = url.slice(all.simulator.publicUrl.length);
    await all.fetch(path, {method: 'POST', body: new URLSearchParams({step: 'save'})});
    return all.restore(token);
  };
  return {...all, token, act, answer, landing, programme_id, join};
}

describe('the conversation about virtual power plants', () => {
  it('leads from the programmes over details, consent and payments to the summary', async () => {
    const {answer, act, landing, programme_id, restore, token, fetch, simulator} =
      await atProgrammes();
    assert.equal(routeOf(landing), 'vpp_landing');
    assert.equal(textAt(landing.body, 'data.programmes.0.subscription_status'), 'NOT_ENROLLED');
    assert.equal(routeOf(await answer('vpp_landing', {programme_id})), 'vpp_personal_details');
    const consent = await answer('vpp_personal_details', {personal_details: DETAILS});
    assert.equal(routeOf(consent), 'consent');
    assert.equal(textAt(consent.body, 'data.provider.display_name'), 'Leap');
    const redirect = await act('consent', 'ALLOW');
    assert.equal(routeOf(redirect), 'session_redirect');
    const path = textAt(redirect.body, 'data.redirect_url').slice(simulator.publicUrl.length);
    assert.match(await (await fetch(path)).text(), /Where should Leap pay you/);
    const back = await fetch(path, {method: 'POST', body: new URLSearchParams({step: 'save'})});
    assert.equal(back.headers.get('location'), `https://host.example/?fp_cot=${token}`);
    const summary = await restore(token);
    assert.equal(routeOf(summary), 'vpp_summary');
    assert.equal(textAt(summary.body, 'programme.participation_state'), 'ENROLMENT_REQUESTED');
  });

  it('lets a customer leave, and shows how far that is', async () => {
    const {join, act} = await atProgrammes();
    await join();
    assert.equal(routeOf(await act('vpp_summary', 'MANAGE_PARTICIPATION')), 'vpp_participation');
    assert.equal(routeOf(await act('vpp_participation', 'LEAVE_PROGRAMME')), 'vpp_leave');
    const progress = await act('vpp_leave', 'LEAVE');
    assert.equal(routeOf(progress), 'vpp_leave_progress');
    const states = listAt(progress.body, 'data.participation_state').map(step =>
      textAt(step, 'state'),
    );
    assert.deepEqual(states.slice(-3), ['WINDING_DOWN', 'UNENROLLED', 'OFFBOARDED']);
    assert.equal(routeOf(await act('vpp_leave_progress', 'BACK')), 'vpp_participation');
    assert.equal(routeOf(await act('vpp_participation', 'LEAVE_PROGRAMME')), 'vpp_leave_progress');
  });

  it('shows the period that is asked for, and refuses one without a type', async () => {
    const all = setUp();
    const token = await all.standing('vpp-summary');
    const change = (data: object) =>
      all.turn(token, 'vpp_summary', {action: 'CHANGE_PERIOD', data});
    await all.restore(token);
    const year = await change({period_type: 'YEAR', period_start: '2026-01-01'});
    assert.equal(textAt(year.body, 'performance.period_type'), 'YEAR');
    assert.ok(listAt(year.body, 'performance.series').length > 20);
    assert.equal(at(year.body, 'performance.has_next'), false);
    const refused = await change({period_start: '2026-01-01'});
    assert.equal(textAt(refused.body, 'code'), 'data_json_invalid');
  });

  it('keeps tariffs and programmes apart', async () => {
    const {token, turn} = await atProgrammes();
    const other = setUp();
    const missing = await other.turn(await other.standing('vpp-landing'), 'session_start');
    assert.equal(textAt(missing.body, 'code'), 'action_missing');
    const odd = await turn(token, 'session_start', {action: 'SOLAR'});
    assert.equal(textAt(odd.body, 'code'), 'action_invalid');
  });

  it('leads back to the programmes once a tariff is connected', async () => {
    const {act, answer, turn, token} = await atProgrammes();
    assert.equal(routeOf(await act('vpp_landing', 'CONNECT_TARIFF')), 'provider_select');
    await turn(token, 'provider_select', {action: 'PROVIDER_MISSING'});
    await answer('provider_name_capture', {provider: {name: 'Village Power'}});
    await turn(token, 'tariff_structure_selector', {action: 'FIXED'});
    await answer('rate_input', {cost: 0.25});
    const landing = await answer('tariff_name_input', {tariff: {name: 'Flat'}});
    assert.equal(routeOf(landing), 'vpp_landing');
    assert.equal(at(landing.body, 'data.tariff_connected'), true);
  });
});

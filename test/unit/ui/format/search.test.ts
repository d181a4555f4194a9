import assert from 'node:assert/strict';
import {test} from 'node:test';
import {matcher, normalize} from '../../../../src/ui/format/search.js';

const finds = (query: string, text: string) => matcher(query)(normalize(text));

const FOUND: readonly (readonly [query: string, text: string])[] = [
  ['', 'anything'],
  ['  ', 'anything'],
  ['energy octopus', 'Octopus Energy'],
  ['OCTO', 'Octopus Energy'],
  ['munchen', 'Stadtwerke München'],
  ['électricité', 'Electricite de Strasbourg'],
  ['strasse', 'Kraft Straße'],
  ['STRASSE', 'Kraft STRAẞE'],
  ['oresund', 'Øresund Kraft'],
  ['lodz', 'Energa Łódź'],
  ['aero', 'Ærø Elforsyning'],
  ['istanbul', 'İstanbul Elektrik'],
  ['diyarbakir', 'Diyarbakır'],
  ['eon', 'E.ON Next'],
  ['e.on', 'EON Next'],
  ['coop', 'Co-op Energy'],
  ['scottishpower', 'Scottish Power'],
  ['scottish power', 'ScottishPower'],
  ['saint denis', 'Saint-Denis'],
  ['marks and spencer', 'Marks & Spencer Energy'],
  ['東京', '東京電力'],
  ['ＥＤＦ', 'EDF'],
  ['электро', 'Мосэнергосбыт Электро'],
];
for (const [query, text] of FOUND)
  test(`“${query}” finds ${text}`, () => assert.ok(finds(query, text)));

const MISSED: readonly (readonly [query: string, text: string])[] = [
  ['octopus gas', 'Octopus Energy'],
  ['zzz', 'Octopus Energy'],
];
for (const [query, text] of MISSED)
  test(`“${query}” does not find ${text}`, () => assert.ok(!finds(query, text)));

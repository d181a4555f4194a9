import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {search, searchable} from '../../../../src/ui/format/search.js';

/** The names that a query finds, in their order. */
function found(query: string, names: readonly string[], hints: readonly string[] = []): string[] {
  return search(
    names,
    names.map((name, index) => searchable(name, hints[index])),
    query,
  );
}

const finds = (query: string, name: string) => found(query, [name]).length === 1;

const SUPPLIERS = [
  'Airport Power',
  'British Gas',
  'Dropower',
  'E.ON Next',
  'Good Energy',
  'Octopus Energy',
  'Power North',
  'Scottish & Southern Energy',
  'ScottishPower',
];

describe('the search of a list', () => {
  it('ignores case, accents, punctuation and spaces', () => {
    for (const [query, name] of [
      ['octopus', 'Octopus Energy'],
      ['warme', 'Wärmestrom'],
      ['eon', 'E.ON Next'],
      ['e.on', 'EON'],
      ['strasse', 'Straße'],
      ['lodz', 'Łódź'],
      ['good & green', 'Good and Green'],
      ['octopusenergy', 'Octopus Energy'],
    ] as const)
      assert.ok(finds(query, name), `${query}: ${name}`);
  });

  it('has names that start with it first, then those with a word that does, then all others', () => {
    assert.deepEqual(found('power', SUPPLIERS), [
      'Power North',
      'Airport Power',
      'Dropower',
      'ScottishPower',
    ]);
  });

  it('finds the words in any order, and in what is said of a name', () => {
    assert.deepEqual(found('next eon', SUPPLIERS), ['E.ON Next']);
    assert.deepEqual(found('pumpen ev', ['EV Plan', 'EV Plus'], ['Nur für Wärmepumpen', '']), [
      'EV Plan',
    ]);
  });

  it('finds a name by its initials, before names that only contain the letters', () => {
    assert.deepEqual(found('bg', ['Ambgen', ...SUPPLIERS]), ['British Gas', 'Ambgen']);
    assert.deepEqual(found('SSE', SUPPLIERS), ['Scottish & Southern Energy']);
  });

  it('forgives one wrong, missing, additional or interchanged letter', () => {
    for (const query of ['octopos', 'octpus', 'octoppus', 'otcopus', 'octopos en', 'octopo'])
      assert.deepEqual(found(query, SUPPLIERS), ['Octopus Energy'], query);
    assert.deepEqual(found('british gass', SUPPLIERS), ['British Gas']);
  });

  it('forgives neither two letters nor one in a short word', () => {
    assert.deepEqual(found('octapos', SUPPLIERS), []);
    assert.deepEqual(found('gsa', SUPPLIERS), []);
  });

  it('forgives nothing where something is found', () => {
    assert.deepEqual(found('0700', ['Provider 0700', 'Provider 0701']), ['Provider 0700']);
  });

  it('keeps the order of equal matches', () => {
    const names = ['Power 3', 'Power 1', 'Power 2'];
    assert.deepEqual(found('power', names), names);
  });
});

import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {NAMES} from '../../../bench/flows.js';
import {reportOf} from '../../../bench/report.js';
import {Numbers} from '../../../bench/rounds.js';
import {NAMES as SHOP} from '../../../bench/shop/measure.js';
import {shopReportOf} from '../../../bench/shop/report.js';
import {LOADER, MODULE, VARIANTS} from '../../../bench/shop/variants.js';
import {readTargets} from '../../../bench/targets.js';
import {PROFILES} from '../../../bench/visit.js';

/** The cells of the first row that begins with this, without spaces around them. */
const rowOf = (report: string, name: string): string[] => {
  const line = report.split('\n').find(line => line.startsWith(`| ${name} |`));
  assert.ok(line, name);
  return line
    .split('|')
    .slice(2, -1)
    .map(cell => cell.trim());
};

const numbersOf = (rounds: readonly (readonly (readonly [string, number])[])[]): Numbers => {
  const numbers = new Numbers();
  for (const round of rounds) numbers.note(new Map(round));
  return numbers;
};

describe('the aims of npm run bench', () => {
  const ANSWERS = {bare: 20, react: 40, script: 50};

  it('compare with React, but not React with itself', () => {
    const targets = readTargets(['react', 'script']);
    const records = new Map(
      targets.map(target => {
        const answer = ANSWERS[target.name as keyof typeof ANSWERS];
        const round = [
          [NAMES.mainThread, answer * 10],
          [NAMES.answer('region'), answer],
          [NAMES.answer('consent'), 10],
          [NAMES.blocked('first page'), answer],
        ] as const;
        return [target, numbersOf([round])] as const;
      }),
    );
    const report = reportOf([{profile: PROFILES.slow, records}]);
    assert.deepEqual(rowOf(report, 'main-thread time to the first page, times the React peer'), [
      ...['0.5', '0.500, met', '**1.250**, not met', ''],
    ]);
    assert.deepEqual(
      rowOf(report, 'answer to painted page, times the React peer, the worst kind'),
      [...['1', '1.000 (consent), met', '**1.250 (region)**, not met', '']],
    );
    assert.deepEqual(rowOf(report, 'blocked before the first page, ms'), [
      ...['50', '20.0, met', '50.0, met', '40.0, met'],
    ]);
  });

  it('allow the widget on a page as much as that page differs from round to round', () => {
    const PAINTS = {without: [100, 104, 110, 108], loader: 110, module: 150, script: 104};
    const records = new Map(
      VARIANTS.map(variant => {
        const paints = [PAINTS[variant.name as keyof typeof PAINTS]].flat();
        const press = variant === LOADER ? 300 : 200;
        const others = Object.values(SHOP).filter(
          name => name !== SHOP.largestPaint && name !== SHOP.press,
        );
        const rounds = paints.map(paint => [
          [SHOP.largestPaint, paint] as const,
          ...(variant.script ? [[SHOP.press, press] as const] : []),
          ...others.map(name => [name, 0] as const),
        ]);
        return [variant, numbersOf(rounds)] as const;
      }),
    );
    const report = shopReportOf([{profile: PROFILES.unthrottled, records}]);
    const aim = `${SHOP.largestPaint}, more than without the widget`;
    assert.deepEqual(rowOf(report, aim), ['16.7', '6.00, met', '**46.0**, not met', '0.00, met']);
    assert.deepEqual(rowOf(report, `${SHOP.press}, times the ${MODULE.name}`), [
      ...['1', '**1.500**, not met', '1.000, met', '1.000, met'],
    ]);
    assert.deepEqual(rowOf(report, SHOP.largestPaint), [
      ...['104', '8.00', '110', '+6.00', '1.06', '150', '+46.0', '1.44', '104', '+0.00', '1.00'],
    ]);
    assert.doesNotMatch(report, /NaN|undefined/);
  });
});

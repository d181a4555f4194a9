import fc from 'fast-check';
import {ROUTES} from '../../../src/protocol/routes.js';
import {examples} from '../../../src/simulator/index.js';
import {expect} from '../../support/browser/widget-driver.js';
import {DOCUMENTED, mutatedPage, plainlyWrong} from '../../support/browser/mutated-page.js';
import {draw} from '../../support/browser/served-pages.js';

/** How many random pages the nightly run asks for, and from which seed the random ones come. */
const {hostilePages, hostileSeed} = document.documentElement.dataset;
const numRuns = Math.ceil(Number(hostilePages ?? 500) / DOCUMENTED.size);
const settings = {numRuns, ...(hostileSeed && {seed: Number(hostileSeed)})};
const plainValues = hostilePages ? undefined : 3;

const counts = {drawn: 0, refused: 0};

/** An error answers what the customer did: as the first thing of all it would be asked for again. */
const LEAD = {bytes: JSON.stringify(examples.unknown), via: 'Skip'};

for (const [route, page] of DOCUMENTED) {
  describe(`whatever the service makes of ${route}`, function () {
    this.timeout(30 * 60_000);

    const check = async (bytes: string) => {
      const {error} = await draw(bytes, route === 'error' ? LEAD : undefined);
      counts[error ? 'refused' : 'drawn'] += 1;
      // An answer that calls itself an error is one, and no page to be refused.
      const isError = /"(object|route)":"error"/.test(bytes);
      if (error && !isError) expect(error.kind).to.equal('protocol');
    };

    it('it is drawn whole or refused, with plain values in each field', async () => {
      for (const bytes of plainlyWrong(page, plainValues))
        await check(bytes).catch((error: unknown) => {
          throw new Error(`${String(error)}\n${bytes}`);
        });
    });

    it('it is drawn whole or refused, with anything anywhere', () =>
      fc.assert(fc.asyncProperty(mutatedPage(page), check), settings));
  });
}

it('every documented route was among them', () => {
  expect([...DOCUMENTED.keys()]).to.include.members(Object.keys(ROUTES));
});

after(() => {
  console.log(`Hostile pages: ${counts.drawn} drawn whole, ${counts.refused} refused.`);
});

import {nextFrame} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import {registerMessages} from '../../../src/index.js';
import {ar} from '../../../src/messages/ar.js';
import {cs} from '../../../src/messages/cs.js';
import {da} from '../../../src/messages/da.js';
import {de} from '../../../src/messages/de.js';
import {es} from '../../../src/messages/es.js';
import {fi} from '../../../src/messages/fi.js';
import {fr} from '../../../src/messages/fr.js';
import {it as italian} from '../../../src/messages/it.js';
import {nb} from '../../../src/messages/nb.js';
import {nl} from '../../../src/messages/nl.js';
import {pl} from '../../../src/messages/pl.js';
import {pt} from '../../../src/messages/pt.js';
import {sv} from '../../../src/messages/sv.js';
import {exhibit, KINDS, type Exhibit} from '../../support/browser/gallery-fixtures.js';
import {expect, waitUntil} from '../../support/browser/widget-driver.js';
import {misplaced} from '../../support/browser/layout.js';
import {unpinButtons} from '../../support/browser/pinned-buttons.js';

const LANGUAGES = [ar, cs, da, de, es, fi, fr, italian, nb, nl, pl, pt, sv];
registerMessages(...LANGUAGES);
unpinButtons();

const page = document.documentElement;

/** The page is of another language: as where the host's site has a choice of them. */
async function speak(lang: string, exhibits: readonly Exhibit[]): Promise<void> {
  page.lang = lang;
  for (const {element} of exhibits) (element as {requestUpdate?(): void}).requestUpdate?.();
  // The pages hear of it from the widget.
  for (let frames = 0; frames < 3; frames += 1) await nextFrame();
}

for (const kind of KINDS)
  it(`${kind} fits a small phone in every language`, async () => {
    await setViewport({width: 320, height: 900});
    await waitUntil(() => window.innerWidth === 320);
    const exhibits = await exhibit(kind);
    try {
      for (const {lang} of LANGUAGES) {
        await speak(lang, exhibits);
        expect(misplaced(exhibits), lang).to.deep.equal([]);
      }
    } finally {
      page.lang = 'en';
      for (const {element} of exhibits) element.remove();
    }
  }).timeout(60_000);

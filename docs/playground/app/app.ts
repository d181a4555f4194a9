import {CodeBlock} from './code-block.js';
import {CodeTab} from './code-tab.js';
import {PlaygroundControls} from './controls.js';
import {CopyButton} from './copy-button.js';
import {EventsTab} from './events-tab.js';
import {FlatpeakPlayground} from './flatpeak-playground.js';
import {RequestsTab} from './requests-tab.js';
import {PlaygroundStage} from './stage.js';
import {ThemeTab} from './theme-tab.js';

const ELEMENTS: Readonly<Record<string, CustomElementConstructor>> = {
  'code-block': CodeBlock,
  'code-tab': CodeTab,
  'copy-button': CopyButton,
  'events-tab': EventsTab,
  'flatpeak-playground': FlatpeakPlayground,
  'playground-controls': PlaygroundControls,
  'playground-stage': PlaygroundStage,
  'requests-tab': RequestsTab,
  'theme-tab': ThemeTab,
};

/**
 * Puts the playground into an element of the page, in place of its content.
 * @param site the URL of the folder of this script, with a slash at the end
 * @returns shows the playground in light or dark
 */
export function mountPlayground(
  place: Element,
  {site, isDark}: {site: string; isDark: boolean},
): (isDark: boolean) => void {
  for (const [name, element] of Object.entries(ELEMENTS)) {
    if (!customElements.get(name)) customElements.define(name, element);
  }
  const playground = new FlatpeakPlayground();
  Object.assign(playground, {site, isDark});
  place.replaceChildren(playground);
  return dark => (playground.isDark = dark);
}

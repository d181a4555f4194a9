import {LABELS} from './labels.js';
import {mistakeIn, quoted} from './theme/css-value.js';
import {
  CHOICE_NAMES,
  CHOICES,
  DEFAULT_STATE,
  normalise,
  type ChoiceName,
  type PlaygroundState,
} from './state.js';

/** A state that was read from a link, and what of the link could not be used. */
export interface ReadLink {
  readonly state: PlaygroundState;
  /** Sentences. */
  readonly problems: readonly string[];
}

const TOKEN = /^--flatpeak-[a-z-]+$/;

const isChoice = (name: string): name is ChoiceName =>
  (CHOICE_NAMES as readonly string[]).includes(name);

/** Reads the hash of a link; never throws. Unknown and bad entries keep the default. */
export function readLink(hash: string): ReadLink {
  const found: Record<string, string> = {};
  const tokens: Record<string, string> = {};
  const problems: string[] = [];
  for (const [name, value] of new URLSearchParams(hash.replace(/^#/, ''))) {
    if (TOKEN.test(name)) {
      const mistake = mistakeIn(name, value);
      if (mistake === undefined) tokens[name] = value;
      else
        problems.push(
          `The link has ${quoted(value)} for ${name}, which ${mistake}. It is not used.`,
        );
    } else if (!isChoice(name)) {
      problems.push(`The link has a setting that the playground does not know: ${quoted(name)}.`);
    } else if (!(CHOICES[name] as readonly string[]).includes(value)) {
      problems.push(
        `The link has ${quoted(value)} for “${LABELS[name].label}”, which does not exist. You see the default.`,
      );
    } else found[name] = value;
  }
  const wanted = {...DEFAULT_STATE, ...found, tokens};
  const state = normalise(wanted);
  for (const name of CHOICE_NAMES) {
    if (state[name] !== wanted[name])
      problems.push(
        `The link has ${quoted(wanted[name])} for “${LABELS[name].label}”, which its other choices do not have. You see the default.`,
      );
  }
  return {state, problems};
}

/** The hash that restores a state; empty for the default. */
export function writeLink(state: PlaygroundState): string {
  const changed = CHOICE_NAMES.filter(name => state[name] !== DEFAULT_STATE[name]);
  const query = new URLSearchParams([
    ...changed.map(name => [name, state[name]]),
    ...Object.entries(state.tokens),
  ]).toString();
  return query && `#${query}`;
}

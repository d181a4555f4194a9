import {noChange} from 'lit';
import {directive, Directive, type ElementPart} from 'lit/directive.js';

/** Sets properties of an element's style by script: a strict policy forbids the attribute. */
class Cssom extends Directive {
  override update({element}: ElementPart, [values]: [Readonly<Record<string, string>>]): unknown {
    for (const [name, value] of Object.entries(values))
      (element as HTMLElement).style.setProperty(name, value);
    return noChange;
  }

  render(_values: Readonly<Record<string, string>>): unknown {
    return noChange;
  }
}

export const cssom = directive(Cssom);

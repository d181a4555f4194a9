/** What stands in the fields of a page, by their names. */
export type Typed = readonly (readonly [name: string, value: string])[];

export const typedIn = (form: HTMLFormElement): Typed =>
  [...new FormData(form)].filter((pair): pair is [string, string] => typeof pair[1] === 'string');

/** Puts it back, as if it were typed: a page that shows more for it hears of it. */
export function typeInto(form: HTMLFormElement, typed: Typed): void {
  const values = new Map(typed);
  for (const control of form.elements) {
    const {name, type, value: own} = control as HTMLInputElement;
    const value = values.get(name);
    if (value === undefined) continue;
    if (type === 'radio') (control as HTMLInputElement).checked = own === value;
    else if (own !== value) (control as HTMLInputElement).value = value;
    else continue;
    for (const event of ['input', 'change'])
      control.dispatchEvent(new Event(event, {bubbles: true}));
  }
}

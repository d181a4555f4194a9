/** The values of a page's fields, by name. */
export type FormValues = readonly (readonly [name: string, value: string])[];

export const readValues = (form: HTMLFormElement): FormValues =>
  [...new FormData(form)].filter((pair): pair is [string, string] => typeof pair[1] === 'string');

/** Restores the values and fires `input` and `change`, so that dependent fields appear. */
export function restoreValues(form: HTMLFormElement, restored: FormValues): void {
  const values = new Map(restored);
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

/**
 * The listeners that submit a form. In a frame with a sandbox without `allow-forms`, forms have no
 * `submit` event, neither for a click nor for Enter, which clicks the button.
 */
export function submission(submit: (form: HTMLFormElement, button: HTMLElement | null) => void) {
  let count = 0;
  return {
    onClick: (event: Event): void => {
      const form = event.currentTarget as HTMLFormElement;
      const button = (event.target as Element).closest<HTMLElement>('[type="submit"]');
      if (!button) return;
      event.preventDefault();
      const before = count;
      form.requestSubmit(button);
      if (count === before) submit(form, button);
    },
    onSubmit: (event: SubmitEvent): void => {
      event.preventDefault();
      count += 1;
      submit(event.target as HTMLFormElement, event.submitter);
    },
  };
}

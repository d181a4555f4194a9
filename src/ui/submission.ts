/**
 * The listeners that submit a form. In a frame with a sandbox without `allow-forms`, forms have no
 * `submit` event, neither for a click nor for Enter, which clicks the button.
 */
export function submission(submit: (form: HTMLFormElement) => void) {
  let count = 0;
  return {
    onClick: (event: Event): void => {
      const form = event.currentTarget as HTMLFormElement;
      if (!(event.target as Element).closest('[type="submit"]')) return;
      event.preventDefault();
      const before = count;
      form.requestSubmit();
      if (count === before) submit(form);
    },
    onSubmit: (event: SubmitEvent): void => {
      event.preventDefault();
      count += 1;
      submit(event.target as HTMLFormElement);
    },
  };
}

// What TypeScript takes and what it refuses; checked, never run.
import 'flatpeak-connect';

export function right(): void {
  const connect = document.createElement('flatpeak-connect');
  connect.fetchToken = ({direction}) => Promise.resolve(direction ?? '');
  connect.mode = 'dialog';
  connect.addEventListener('flatpeak-complete', ({detail}) => detail.outcome.toUpperCase());
  connect.addEventListener('flatpeak-error', ({detail}) => detail.code.toUpperCase());
  connect.addEventListener('flatpeak-page', ({detail}) => detail.step.toFixed());
  connect.addEventListener('flatpeak-close', ({detail}) => !detail.complete);
  connect.addEventListener('flatpeak-redirect', event => event.url.toUpperCase());
  document.body.addEventListener('flatpeak-open', event => event.detail);
  document.addEventListener('flatpeak-complete', ({detail}) => detail.outcome.toUpperCase());
  window.addEventListener('flatpeak-error', ({detail}) => detail.code.toUpperCase());
  const settings = document.querySelector('flatpeak-tariff-settings');
  settings?.addEventListener('flatpeak-tariffs-loaded', ({detail}) => detail.locations[0]?.id);
  settings?.addEventListener('flatpeak-tariff-action', ({detail}) => detail.action.toUpperCase());
  const prices = document.querySelector('flatpeak-prices');
  prices?.addEventListener('flatpeak-prices-loaded', ({detail}) => detail.currency.toUpperCase());
}

export function wrong(): void {
  const connect = document.createElement('flatpeak-connect');
  // @ts-expect-error no such mode
  connect.mode = 'modal';
  // @ts-expect-error a token is text
  connect.fetchToken = () => Promise.resolve(1);
  connect.addEventListener('flatpeak-complete', ({detail}) => {
    // @ts-expect-error no such detail
    const token: unknown = detail.token;
    return token;
  });
  document.body.addEventListener('flatpeak-error', ({detail}) => {
    // @ts-expect-error no such detail, on whatever is around it
    const token: unknown = detail.token;
    return token;
  });
}

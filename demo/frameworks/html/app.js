// @ts-check
const connect = document.querySelector('flatpeak-connect');
const status = document.querySelector('[role=status]');

connect?.addEventListener('flatpeak-complete', async event => {
  await fetch('/flatpeak/complete', {method: 'POST'});
  if (status) status.textContent = `Connected: ${event.detail.provider}`;
});

// The code of the page. The custom element has the ID connectTariff.
import {signedCustomer} from 'backend/flatpeak.web';

const tokenUrl = 'https://energy.example.com/flatpeak/connect-token';

$w.onReady(async () => {
  const customer = await signedCustomer();
  if (customer)
    $w('#connectTariff').setAttribute('token-url', `${tokenUrl}?customer=${customer}`);
  else $w('#connectTariff').hide();
});

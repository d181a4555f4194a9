/** A link to your sign-in. It opens the widget for a customer who is signed in. */
export default function ConnectTariff() {
  return (
    <a href="https://account.example.com/sign-in" data-flatpeak-connect="">
      Connect my tariff
    </a>
  );
}

import {Tariff} from './tariff';

export default function Page() {
  return (
    <main>
      <h1>My energy</h1>
      <Tariff />
    </main>
  );
}

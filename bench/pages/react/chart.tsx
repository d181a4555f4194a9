import {useState} from 'react';
import {
  amount,
  axisLines,
  boundsOf,
  daysOf,
  HOURS,
  price,
  priceAt,
  stretch,
  type Span,
  type WireRates,
} from '../prices.js';
import {AsTable, Button, Fact} from './parts.js';

function Label(props: {x: number; y: number; text: string}) {
  return (
    <text x={props.x} y={props.y} fontSize={4}>
      {props.text}
    </text>
  );
}

function Day(props: {title: string; spans: readonly Span[]; high: number; now: number}) {
  const {spans, high} = props;
  const [first] = spans;
  if (!first) return null;
  const {low, most, near} = boundsOf(spans);
  const width = 100 / spans.length;
  const height = (cost: number) => 90 - (cost / high) * 80;
  const path = spans.map(({cost}, index) => `M${index * width} 90V${height(cost)}h${width}V90`);
  const place = (props.now - Date.parse(first.valid_from)) / 864_000;
  return (
    <figure>
      <figcaption>
        <strong>{props.title}</strong>
        {` ${price(low)}${low < most ? ` – ${price(most)}` : ''} p/kWh`}
      </figcaption>
      <svg viewBox="0 0 100 100" preserveAspectRatio="none">
        <path d={path.join('')} />
        {axisLines(high * 100).map(value => (
          <Label key={value} x={0} y={height(value / 100)} text={amount(value, 0)} />
        ))}
        {place >= 0 && place < 100 && <Label x={place} y={8} text="Now" />}
        {HOURS.map((text, index) => (
          <Label key={text} x={index * 25} y={98} text={text} />
        ))}
      </svg>
      {low < most && (
        <>
          <Fact name="Cheapest" value={stretch(spans, low, near)} />
          <Fact name="Most expensive" value={stretch(spans, most, near)} />
        </>
      )}
      {spans.some(({confidence}) => confidence < 1) && <p>Some prices are estimates.</p>}
      <AsTable />
    </figure>
  );
}

const DAYS = ['Today', 'Tomorrow'];

export function Chart(props: {rates: WireRates}) {
  const [tab, setTab] = useState(0);
  const days = daysOf(props.rates);
  const known = days.flat();
  const now = Date.now();
  const high = Math.max(...known.map(({cost}) => cost));
  const current = priceAt(known, now);
  const hasTabs = days.every(({length}) => length > 0);
  return (
    <>
      <p>Price now</p>
      <p>
        <strong>{current ? price(current.cost) : 'Not known'}</strong>
        {current && ' p/kWh'}
      </p>
      {hasTabs
        ? DAYS.map((name, index) => (
            <Button key={name} label={name} onClick={() => setTab(index)} />
          ))
        : null}
      {hasTabs ? (
        <Day title="" spans={days[tab] ?? []} high={high} now={now} />
      ) : (
        DAYS.map((name, index) => (
          <Day key={name} title={name} spans={days[index] ?? []} high={high} now={now} />
        ))
      )}
    </>
  );
}

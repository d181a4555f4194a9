import {useState} from 'react';
import {
  amount,
  HOURS,
  joined,
  minorOf,
  placesOf,
  QUARTERS,
  timeOf,
  type Period,
} from '../prices.js';
import {Button, Field, Next, OnMyBill, Question, Select, WhyWeAsk} from './parts.js';
import type {PageProps} from './wire.js';

export function FixedRate({data, answer}: PageProps) {
  const [cost, setCost] = useState(amount(data.cost * 100, 0));
  return (
    <Question heading="What’s your unit rate?" onSubmit={() => answer({cost: Number(cost) / 100})}>
      <Field
        label="Price per kWh"
        value={cost}
        onChange={setCost}
        affix="p/kWh"
        hint="You’ll find it on your bill. Include tax, but not the standing charge."
      />
      <OnMyBill />
      <Next />
    </Question>
  );
}

/** The day in a line, with the number of each period where there is room. */
function DayLine(props: {periods: readonly Period[]}) {
  return (
    <svg viewBox="0 0 100 10">
      {props.periods.flatMap((period, index) =>
        placesOf(period).map(x => (
          <text key={x} x={x} y={6} fontSize={4}>
            {index + 1}
          </text>
        )),
      )}
    </svg>
  );
}

const TIMES = QUARTERS.map(value => ({value, label: timeOf(value)}));

function PeriodFields(props: {
  number: number;
  period: Period;
  onChange: (change: Partial<Period>) => void;
}) {
  const {period, onChange} = props;
  const [cost, setCost] = useState(amount(period.cost * 100, 0));
  return (
    <fieldset>
      <legend>{`Rate ${props.number}`}</legend>
      <Select
        label="From"
        value={period.valid_from}
        options={TIMES}
        onChange={valid_from => onChange({valid_from})}
      />
      <Select
        label="To"
        value={period.valid_to}
        options={TIMES}
        onChange={valid_to => onChange({valid_to})}
      />
      <Field
        label="Price per kWh"
        value={cost}
        onChange={value => {
          setCost(value);
          onChange({cost: Number(value) / 100});
        }}
        affix="p/kWh"
      />
    </fieldset>
  );
}

export function TimeOfDayRate({data, answer}: PageProps) {
  const [periods, setPeriods] = useState(() => joined(data.hours));
  return (
    <Question heading="What do you pay, and when?" onSubmit={() => answer({hours: periods})}>
      <DayLine periods={periods} />
      <p>
        {HOURS.map(text => (
          <span key={text}>{`${text} `}</span>
        ))}
      </p>
      <p>That’s the whole day covered.</p>
      {periods.map((period, index) => (
        <PeriodFields
          key={index}
          number={index + 1}
          period={period}
          onChange={change => setPeriods(periods.with(index, {...period, ...change}))}
        />
      ))}
      <Button label="Add another rate" />
      <Button label="Quarter hours" />
      <Button label="Different at weekends?" />
      <Next />
    </Question>
  );
}

export function Surcharge({data, answer, act}: PageProps) {
  const [fixed, setFixed] = useState(amount(data.surcharge.fixed * 100, 0));
  const [percentage, setPercentage] = useState(amount(data.surcharge.percentage, 0));
  const [region, setRegion] = useState(data.region);
  const unit = minorOf(data.currency_code);
  const sum = ((10 + Number(fixed)) * (100 + Number(percentage))) / 100;
  return (
    <Question
      heading="What’s added to the market price?"
      onSubmit={() =>
        answer({
          surcharge: {fixed: Number(fixed) / 100, percentage: Number(percentage)},
          region,
        })
      }
    >
      <p>You’ll find it in your contract.</p>
      <Field
        label="Fixed amount per kWh"
        value={fixed}
        onChange={setFixed}
        affix={`${unit}/kWh`}
        hint="If it’s a discount, start with a minus."
      />
      <Field
        label="Percentage"
        value={percentage}
        onChange={setPercentage}
        affix="%"
        hint="For example VAT, added to the total."
      />
      <p>{`When the market price is 10 ${unit}, you pay ${amount(sum, 0)} ${unit}.`}</p>
      <Select
        label="Price zone"
        value={region}
        onChange={setRegion}
        options={['', ...data.regions].map(value => ({value, label: value || 'Choose one.'}))}
      />
      <WhyWeAsk />
      <Next />
      <Button label="Skip" onClick={() => act('SKIP')} />
    </Question>
  );
}

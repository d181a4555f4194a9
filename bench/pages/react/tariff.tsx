import {useState} from 'react';
import {Button, Choices, Field, Next, OnMyBill, OptionList, Question, WhyWeAsk} from './parts.js';
import type {PageProps} from './wire.js';

export function TariffSelect({data, answer, act}: PageProps) {
  return (
    <Question heading="Which tariff are you on?">
      <OptionList
        options={data.tariffs.map(({id, name, description}) => ({id, name, hint: description}))}
        onChoose={id => answer({tariff: {id}})}
      />
      <Button label="I can’t find my tariff" onClick={() => act('TARIFF_MISSING')} />
    </Question>
  );
}

const STRUCTURES = [
  {
    value: 'FIXED',
    label: 'One rate, day and night',
    hint: 'Most fixed and standard variable tariffs.',
  },
  {
    value: 'TIME_OF_DAY',
    label: 'Different rates at set times',
    hint: 'Such as Economy 7, or a cheap night rate for an electric car.',
  },
  {
    value: 'MARKET',
    label: 'Follows the market',
    hint: 'New prices every day, often for each half hour.',
  },
];

export function TariffStructure({data, answer}: PageProps) {
  return (
    <Question heading="Does your price change during the day?">
      <Choices
        value={data.option}
        choices={STRUCTURES.filter(({value}) => data.options.includes(value))}
        onChoose={option => answer({options: [option]})}
      />
    </Question>
  );
}

export function Region({data, answer}: PageProps) {
  return (
    <Question heading="Which price zone are you in?">
      <p>The market price depends on it. You’ll find the zone on your bill.</p>
      <Choices
        value={data.region}
        choices={data.regions.map(value => ({value, label: value}))}
        onChoose={region => answer({region})}
      />
      <WhyWeAsk />
    </Question>
  );
}

export function TariffName({data, answer}: PageProps) {
  const [name, setName] = useState(data.tariff.name);
  return (
    <Question heading="What’s your tariff called?" onSubmit={() => answer({tariff: {name}})}>
      <Field
        label="Tariff name"
        value={name}
        onChange={setName}
        hint="You’ll find it on your bill or contract."
      />
      <OnMyBill />
      <Next />
    </Question>
  );
}

const ENDS = [
  {value: 'open-ended', label: 'It rolls on with no end date'},
  {value: 'unknown', label: 'I’m not sure'},
];

export function ContractTerm({data, answer}: PageProps) {
  const [day, setDay] = useState(data.contract_end_date.slice(0, 10));
  return (
    <Question
      heading="When does your contract end?"
      onSubmit={() => answer({contract_end_date: `${day}T00:00:00Z`})}
    >
      <p>On a date I know</p>
      <Field label="Last day" type="date" value={day} onChange={setDay} />
      <Next />
      <Choices value="" choices={ENDS} onChoose={() => answer({contract_end_date: null})} />
      <OnMyBill />
      <WhyWeAsk />
    </Question>
  );
}

import {useState} from 'react';
import {LANG} from '../prices.js';
import {AddressLine, Button, Field, Next, OnMyBill, OptionList, Question} from './parts.js';
import type {PageProps} from './wire.js';

const FIELDS = [
  ['address_line1', 'House number and street'],
  ['address_line2', 'Flat or building (optional)'],
  ['city', 'Town or city'],
  ['post_code', 'Postcode'],
] as const;

export function PostalAddress({data, answer}: PageProps) {
  const [address, setAddress] = useState(data.postal_address);
  return (
    <Question
      heading="Where do you use your electricity?"
      onSubmit={() => answer({postal_address: address})}
    >
      <p>It’s the “supply address” on your bill. It tells us who can supply you.</p>
      <p>
        {`${new Intl.DisplayNames(LANG, {type: 'region'}).of(address.country_code)} `}
        <Button label="Change" />
      </p>
      {FIELDS.map(([name, label]) => (
        <Field
          key={name}
          label={label}
          value={address[name]}
          onChange={value => setAddress({...address, [name]: value})}
        />
      ))}
      <Next />
    </Question>
  );
}

export function ProviderSelect({data, page, answer, act}: PageProps) {
  return (
    <Question heading="Who’s your electricity supplier?">
      <AddressLine address={data.postal_address} page={page} act={act} />
      <OptionList
        options={data.providers.map(({id, display_name, logo_url}) => ({
          id,
          name: display_name,
          logoUrl: logo_url,
        }))}
        onChoose={id => answer({provider: {id}})}
      />
      <Button label="I can’t find my supplier" onClick={() => act('PROVIDER_MISSING')} />
    </Question>
  );
}

export function ProviderName({data, page, answer, act}: PageProps) {
  const [name, setName] = useState(data.provider.name);
  return (
    <Question heading="What’s your supplier called?" onSubmit={() => answer({provider: {name}})}>
      <AddressLine address={data.postal_address} page={page} act={act} />
      <Field
        label="Supplier name"
        value={name}
        onChange={setName}
        hint="You’ll find it at the top of your bill."
      />
      <OnMyBill />
      <Next />
    </Question>
  );
}

import {useId, useState, type ReactNode} from 'react';
import {initials} from '../prices.js';
import type {PageProps, PostalAddress} from './wire.js';

/** A page: its heading and a form, which does nothing without `onSubmit`. */
export function Question(props: {heading: string; onSubmit?: () => void; children: ReactNode}) {
  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault();
        props.onSubmit?.();
      }}
    >
      <h2 tabIndex={-1}>{props.heading}</h2>
      {props.children}
    </form>
  );
}

export function Button(props: {label: string; onClick?: () => void}) {
  return (
    <button type="button" onClick={props.onClick}>
      {props.label}
    </button>
  );
}

export function Primary(props: {label: string; onClick?: () => void}) {
  return (
    <button type={props.onClick ? 'button' : 'submit'} className="primary" onClick={props.onClick}>
      {props.label}
    </button>
  );
}

export const Next = () => <Primary label="Next" />;

export function Field(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  type?: string;
  affix?: string;
  hint?: string;
}) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        type={props.type}
        value={props.value}
        onChange={event => props.onChange(event.target.value)}
      />
      {props.affix && <span>{props.affix}</span>}
      {props.hint && <p>{props.hint}</p>}
    </div>
  );
}

export function Select(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  options: readonly {value: string; label: string}[];
}) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{props.label}</label>
      <select id={id} value={props.value} onChange={event => props.onChange(event.target.value)}>
        {props.options.map(({value, label}) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

export function Choices(props: {
  value: string;
  choices: readonly Choice[];
  onChoose: (value: string) => void;
}) {
  return (
    <fieldset>
      {props.choices.map(({value, label, hint}) => (
        <button
          key={value}
          type="button"
          className="row"
          aria-current={value === props.value}
          onClick={() => props.onChoose(value)}
        >
          {label}
          {hint && <p>{hint}</p>}
        </button>
      ))}
    </fieldset>
  );
}

export function Logo(props: {name: string; url: string}) {
  return (
    <span>
      {initials(props.name)}
      <img src={props.url} alt="" width={40} height={40} loading="lazy" decoding="async" />
    </span>
  );
}

export interface Option {
  readonly id: string;
  readonly name: string;
  readonly hint?: string;
  readonly logoUrl?: string;
}

/** A list with a search field. It draws every row. */
export function OptionList(props: {options: readonly Option[]; onChoose: (id: string) => void}) {
  const [query, setQuery] = useState('');
  const found = props.options.filter(({name}) => name.toLowerCase().includes(query.toLowerCase()));
  return (
    <>
      <input
        type="search"
        placeholder="Search by name"
        aria-label="Search by name"
        value={query}
        onChange={event => setQuery(event.target.value)}
      />
      <div className="list" role="listbox">
        {found.map(({id, name, hint, logoUrl}) => (
          <button
            key={id}
            type="button"
            className="row"
            role="option"
            onClick={() => props.onChoose(id)}
          >
            {logoUrl && <Logo name={name} url={logoUrl} />}
            <strong>{name}</strong>
            {hint && <span>{hint}</span>}
          </button>
        ))}
      </div>
    </>
  );
}

export function AddressLine(props: {address: PostalAddress} & Pick<PageProps, 'page' | 'act'>) {
  const {address_line1, address_line2, city, post_code} = props.address;
  return (
    <p>
      {`${address_line1}, ${address_line2}, ${city} ${post_code} `}
      {props.page.actions.includes('ADDRESS_CHANGE') && (
        <Button label="Change address" onClick={() => props.act('ADDRESS_CHANGE')} />
      )}
    </p>
  );
}

export function Fact(props: {name: string; value?: string}) {
  return (
    <p>
      {`${props.name} `}
      <strong>{props.value}</strong>
    </p>
  );
}

const More = (props: {label: string}) => (
  <details>
    <summary>{props.label}</summary>
  </details>
);
export const OnMyBill = () => <More label="Where is this on my bill?" />;
export const WhyWeAsk = () => <More label="Why do we ask?" />;
export const AsTable = () => <More label="As a table" />;

import {sampleTerms, tariffInAccount} from '../market/tariffs.js';
import {sampleProvider, type ProviderSample} from '../world/providers.js';
import type {Draft} from '../world/store.js';
import type {SessionSetup} from './steps/step.js';

/** The customer has chosen a provider and entered a draft. */
export const withProvider =
  (sample: ProviderSample, draft: Draft = {}): SessionSetup =>
  (session, country) => {
    const provider = sampleProvider(country, sample);
    session.draft = {provider, connectionType: provider.connectionType, ...draft};
  };

/** The customer has signed in to a provider, which has returned the tariff. */
export const withAccountTariff =
  (sample: ProviderSample): SessionSetup =>
  (session, country, context) => {
    const provider = sampleProvider(country, sample);
    const terms = tariffInAccount(provider, country, context.now());
    const requested = session.structure && sampleTerms(session.structure, country);
    session.draft = {provider, connectionType: 'DIRECT', ...terms, ...requested};
  };

// Written by `npm run lists:write`. ISO 3166-1 alpha-2 codes, one after the other.

/** Countries whose addresses need no postcode. libaddressinput. */
export const POSTCODE_OPTIONAL =
  'AEAGAOAQAWBFBIBJBOBQBSBVBWBZCDCFCGCICKCMCWDJDMERFJGAGDGHGMGQGYHKIEJMKIKMKNKPLCLYMLMOMRMSMWNRNUPAPSQARWSBSCSLSRSSSTSXSYTDTFTGTKTLTOTTTVUGVUWSYEZW';

/** Countries whose states are in `deferred-country-lists.ts`. */
export const STATES_LISTED = 'AUBRCAESINJPMXUS';

/** Countries whose addresses need a state. libaddressinput. */
export const STATE_REQUIRED = 'AEAUBRCACNCOESHKIDINITJPKRTWUAUSVE';

/** The order of the street (A), the city (C), the state (S) and the postcode (Z), unless it is AZC. libaddressinput. */
export const FIELD_ORDERS = {
  ACSZ: 'AEAUCACOEGIDIETHUAUSVN',
  ACZ: 'AFAIASBBBDBFBHBMBNBSBTCCCICRCUCXFKFMGBGGGIGSGUHMHNILIMIOIQJEJMJOKEKHKIKNKYLBLKLSLVMHMMMNMOMPMTMVMWNANFNPNRNZPAPGPKPNPRPWRUSASCSDSGSHSOSRSZTCTVUMVCVGVIZA',
  AZCS: 'ARCLESITMXMY',
  ZACS: 'BR',
  ZCA: 'BYHUKPKZ',
  ZSCA: 'CNJPTW',
  ZAC: 'GN',
  SCAZ: 'HKKR',
  ACZS: 'INNGPEPHVE',
  CAZ: 'IR',
};

/** What the fields are called there, as the ends of messages’ keys. libaddressinput, and by hand. */
export const LABELS = {
  state: {
    state: 'AUBRINMXMYNGUSVE',
    province: 'ARCACNEGESIDITKRPHTHVN',
    county: 'IETW',
    prefecture: 'JP',
    emirate: 'AE',
    department: 'COPE',
    region: 'CLHKUA',
  },
  post_code: {
    zip: 'ASFMGUMHMPPHPRPWUMUSVI',
    'postal-code': 'CAJPKESGZA',
    eircode: 'IE',
    pin: 'IN',
    cep: 'BR',
  },
  city: {'only-city': 'AEBRCAINJPKRMXNGPHUSZA', suburb: 'AU'},
  address_line1: {street: 'AUCAHKINJPKEKRMYNGNZPHPRSGTHTWUSZA'},
};

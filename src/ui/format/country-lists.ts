// Written by `npm run lists:write`. ISO 3166-1 alpha-2 codes, one after the other.

/** Regions that CLDR names but ISO 3166-1 does not assign, and retired codes. CLDR. */
export const NOT_COUNTRIES =
  'ACANBUCPCQCSCTDDDGDYEAEUEZFQFXHVICJTMINHNQNTPCPUPZQOQURHSUTATPUKUNVDWKXAXBYDYUZRZZ';

/** Countries whose addresses need no postcode. libaddressinput. */
export const POSTCODE_OPTIONAL =
  'AEAGAOAQAWBFBIBJBOBQBSBVBWBZCDCFCGCICKCMCWDJDMERFJGAGDGHGMGQGYHKIEJMKIKMKNKPLCLYMLMOMRMSMWNRNUPAPSQARWSBSCSLSRSSSTSXSYTDTFTGTKTLTOTTTVUGVUWSYEZW';

/** Countries with the postcode after the town. libaddressinput. */
export const POSTCODE_LAST =
  'AFAIASAUBBBDBHBMBNBRBTCACCCOCRCUCXEGFKFMGBGGGIGSGUHMHNHUIDIEILIMINIOIQIRJEJOJPKEKHKRKYLBLKLSLVMHMMMNMPMTMVNANFNGNPNZPEPGPHPKPNPRPWRUSASDSGSHSOSZTCTHUAUMUSVCVEVGVIVNZA';

/** Countries whose addresses commonly have a state, province or county. libaddressinput. */
export const WITH_STATE = 'AEARAUBRCACLCNCOEGESHKIDIEINITJPKRMXMYNGPEPHTHTWUAUSVEVN';

/** The postal abbreviations of the states of AU. CLDR. */
export const STATES_AU = 'ACT NSW NT QLD SA TAS VIC WA';

/** The postal abbreviations of the states of CA. CLDR. */
export const STATES_CA = 'AB BC MB NB NL NS NT NU ON PE QC SK YT';

/** The postal abbreviations of the states of US. CLDR. */
export const STATES_US =
  'AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY';

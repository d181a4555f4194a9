// Written by `npm run lists:write`. Part of the deferred chunk.

/** Regions that CLDR names but ISO 3166-1 does not assign, and retired codes. CLDR. */
export const NOT_COUNTRIES =
  'ACANBUCPCQCSCTDDDGDYEAEUEZFQFXHVICJTMINHNQNTPCPUPZQOQURHSUTATPUKUNVDWKXAXBYDYUZRZZ';

/** The states of a country; where people write its postal abbreviation, that comes first. libaddressinput. */
export const STATE_NAMES = {
  AU: 'ACT Australian Capital Territory~NSW New South Wales~NT Northern Territory~QLD Queensland~SA South Australia~TAS Tasmania~VIC Victoria~WA Western Australia',
  BR: 'AC Acre~AL Alagoas~AP Amapá~AM Amazonas~BA Bahia~CE Ceará~DF Distrito Federal~ES Espírito Santo~GO Goiás~MA Maranhão~MT Mato Grosso~MS Mato Grosso do Sul~MG Minas Gerais~PA Pará~PB Paraíba~PR Paraná~PE Pernambuco~PI Piauí~RJ Rio de Janeiro~RN Rio Grande do Norte~RS Rio Grande do Sul~RO Rondônia~RR Roraima~SC Santa Catarina~SP São Paulo~SE Sergipe~TO Tocantins',
  CA: 'AB Alberta~BC British Columbia~MB Manitoba~NB New Brunswick~NL Newfoundland and Labrador~NT Northwest Territories~NS Nova Scotia~NU Nunavut~ON Ontario~PE Prince Edward Island~QC Quebec~SK Saskatchewan~YT Yukon',
  US: 'AL Alabama~AK Alaska~AZ Arizona~AR Arkansas~CA California~CO Colorado~CT Connecticut~DE Delaware~DC District of Columbia~FL Florida~GA Georgia~HI Hawaii~ID Idaho~IL Illinois~IN Indiana~IA Iowa~KS Kansas~KY Kentucky~LA Louisiana~ME Maine~MD Maryland~MA Massachusetts~MI Michigan~MN Minnesota~MS Mississippi~MO Missouri~MT Montana~NE Nebraska~NV Nevada~NH New Hampshire~NJ New Jersey~NM New Mexico~NY New York~NC North Carolina~ND North Dakota~OH Ohio~OK Oklahoma~OR Oregon~PA Pennsylvania~RI Rhode Island~SC South Carolina~SD South Dakota~TN Tennessee~TX Texas~UT Utah~VT Vermont~VA Virginia~WA Washington~WV West Virginia~WI Wisconsin~WY Wyoming',
  ES: 'Álava~Albacete~Alicante~Almería~Asturias~Ávila~Badajoz~Barcelona~Burgos~Cáceres~Cádiz~Cantabria~Castellón~Ceuta~Ciudad Real~Córdoba~Cuenca~Girona~Granada~Guadalajara~Guipúzcoa~Huelva~Huesca~Islas Baleares~Jaén~La Coruña~La Rioja~Las Palmas~León~Lérida~Lugo~Madrid~Málaga~Melilla~Murcia~Navarra~Ourense~Palencia~Pontevedra~Salamanca~Santa Cruz de Tenerife~Segovia~Sevilla~Soria~Tarragona~Teruel~Toledo~Valencia~Valladolid~Vizcaya~Zamora~Zaragoza',
  IN: 'Andaman & Nicobar~Andhra Pradesh~Arunachal Pradesh~Assam~Bihar~Chandigarh~Chhattisgarh~Dadra & Nagar Haveli and Daman & Diu~Delhi~Goa~Gujarat~Haryana~Himachal Pradesh~Jammu & Kashmir~Jharkhand~Karnataka~Kerala~Ladakh~Lakshadweep~Madhya Pradesh~Maharashtra~Manipur~Meghalaya~Mizoram~Nagaland~Odisha~Puducherry~Punjab~Rajasthan~Sikkim~Tamil Nadu~Telangana~Tripura~Uttar Pradesh~Uttarakhand~West Bengal',
  JP: 'Hokkaido~Aomori~Iwate~Miyagi~Akita~Yamagata~Fukushima~Ibaraki~Tochigi~Gunma~Saitama~Chiba~Tokyo~Kanagawa~Niigata~Toyama~Ishikawa~Fukui~Yamanashi~Nagano~Gifu~Shizuoka~Aichi~Mie~Shiga~Kyoto~Osaka~Hyogo~Nara~Wakayama~Tottori~Shimane~Okayama~Hiroshima~Yamaguchi~Tokushima~Kagawa~Ehime~Kochi~Fukuoka~Saga~Nagasaki~Kumamoto~Oita~Miyazaki~Kagoshima~Okinawa',
  MX: 'Aguascalientes~Baja California~Baja California Sur~Campeche~Chiapas~Chihuahua~Ciudad de México~Coahuila de Zaragoza~Colima~Durango~Estado de México~Guanajuato~Guerrero~Hidalgo~Jalisco~Michoacán~Morelos~Nayarit~Nuevo León~Oaxaca~Puebla~Querétaro~Quintana Roo~San Luis Potosí~Sinaloa~Sonora~Tabasco~Tamaulipas~Tlaxcala~Veracruz~Yucatán~Zacatecas',
};

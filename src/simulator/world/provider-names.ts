/**
 * Provider names for each country. Nearly all are invented (no source). The few real ones are the
 * brand names of suppliers, as their public websites write them; they make the lists look familiar and
 * never get a simulated login page.
 */
export interface ProviderNames {
  /**
   * One name for each case of `PROVIDER_SAMPLES`, in that order. They sort first, so that a tester
   * finds them at once.
   */
  readonly samples: readonly [string, string, string, string, string];
  readonly invented: readonly string[];
  readonly real: readonly string[];
}

const words = (text: string) => text.split(', ');

/** `Ashdown` and `Energy` to `Ashdown Energy`; each place gets three of the endings. */
const combine = (places: readonly string[], endings: readonly string[]) =>
  places.flatMap((place, index) =>
    [0, 1, 2].map(step => `${place} ${endings[(index + step * 2) % endings.length] ?? ''}`.trim()),
  );

const GB: ProviderNames = {
  samples: ['Abbey Power', 'Acorn Electric', 'Alder Energy', 'Amber Power', 'Anchor Utilities'],
  invented: [
    ...words(
      'Apple Tree Energy, Beacon & Vale, Blue Heron Power, Bright Orchard, Cloudberry, Cobalt Home, ' +
        'Copper Kettle Energy, Daybreak, Dovecote Energy Co-operative, Driftwood Electric, ' +
        'Evenly, Fairwind, Fern & Field, Firefly Home, Glasshouse Power, Goldcrest, Good Neighbour Energy, ' +
        'Greenfinch, Halcyon, Harbour Light, Hearthstone, Honeycomb Energy, Isle Power, Juniper, ' +
        'Kestrel Energy, Kind Current, Lark Rise Energy, Little Sun, Loch & Glen, Lumen & Co, ' +
        'Marigold, Milltown Community Energy, Moorland Wind, Nightjar, Northern Lights Electric, ' +
        'Oakapple, Open Meadow, Otterburn, Pebble, People’s Current, Pocket Power, Quiet Current, ' +
        'Red Kite Energy, Rookery Power, Saltmarsh, Seven Springs, Skylark Electric, Small Hours, ' +
        'Southdown Solar, Sparrow, Starling, Sundial, Tallow & Tide, Tidewater, Trusty Electric, ' +
        'Two Rivers Energy, Upland, Village Green Power, Watt & Wren, Weathervane, Wildflower Energy, ' +
        'Windmill Hill, Yarrow, Yellowhammer, Zephyr Electric',
    ),
    ...combine(
      words(
        'Ashdown, Avonbridge, Bamford, Birchwood, Brackenridge, Bramley, Calder, Chalfont, Cheviot, ' +
          'Coldharbour, Cotswold, Dartmere, Derwent, Eastleigh, Elmswell, Exmouth, Fellside, Foxley, ' +
          'Glenmore, Hadleigh, Hartwell, Highgate, Holmfirth, Ironbridge, Kelham, Kingsmead, Lambourne, ' +
          'Linden, Malvern, Marlowe, Mendip, Northcote, Oakhurst, Pennine, Penrose, Queensbury, Ravenscar, ' +
          'Rosewood, Sandown, Severnside, Stanmore, Stourbridge, Thornbury, Trent Valley, Ulverston, ' +
          'Wensleydale, Westbrook, Whitby, Wychwood, Yewtree',
      ),
      words('Energy, Power, Electric, Green, Home Energy'),
    ),
  ],
  real: words(
    'British Gas, E.ON Next, Ecotricity, EDF, Good Energy, Octopus Energy, OVO Energy, ' +
      'ScottishPower, So Energy, Utilita, Utility Warehouse',
  ),
};

const DE: ProviderNames = {
  samples: ['Abendstrom', 'Ahorn Energie', 'Alsterkraft', 'Amselwerk', 'Auenstrom'],
  invented: [
    ...words(
      'Bachtal Energie, Birkenstrom, Bürgerstrom Nordheide, Elbtal Energie, Fichtelstrom, ' +
        'Grünkern Energie, Heidewind, Isarlicht, Kiefernkraft, Lindenstrom, Morgenwind, Nordlicht Energie, ' +
        'Ökohof Strom, Rheinbogen Energie, Sonnental, Spreekraft, Talwind, Wiesenstrom, Zugspitz Energie',
    ),
    ...words(
      'Birkenfeld, Blumenau, Eichstetten, Falkenhain, Grünstadt, Hohenlinden, Königsbach, Mühltal, ' +
        'Neuenkirchen, Rosenheim Land, Schönbrunn, Tannenberg, Überlingen Land, Weidenau',
    ).map(town => `Stadtwerke ${town}`),
  ],
  real: words('EnBW, E.ON, LichtBlick, Naturstrom, Vattenfall'),
};

const FR: ProviderNames = {
  samples: [
    'Abeille Énergie',
    'Acacia Électricité',
    'Alizé Énergie',
    'Ambre Électricité',
    'Aubépine Énergie',
  ],
  invented: words(
    'Belle Rive Énergie, Bleu Matin, Cigale Électricité, Coquelicot Énergie, Côte d’Argent Énergie, ' +
      'Éclat Vert, Étoile du Soir, Fleuve Énergie, Grand Large Électricité, Hirondelle, ' +
      'Lavande Énergie, Lumière du Sud, Mistral Énergie, Petit Soleil, Régie de Belmont, ' +
      'Régie de Saint-Aubin, Rocher Énergie, Tournesol Énergie, Val d’Or Électricité, Vent Debout',
  ),
  real: words('EDF, Ekwateur, Engie, Ilek, TotalEnergies'),
};

const NL: ProviderNames = {
  samples: ['Aakstroom', 'Abeel Energie', 'Amstelkracht', 'Ankerstroom', 'Avondlicht Energie'],
  invented: words(
    'Berkenwind, Bloemendaal Energie, De Dijk Energie, Duinstroom, Eikenhof Energie, Groene Polder, ' +
      'Helder Licht, IJsvogel Energie, Kanaalkracht, Klaver Energie, Molenwind, Noorderstroom, ' +
      'Onze Zon, Polderkracht, Rivierenland Energie, Terpstroom, Waddenwind, Zonnehof, Zuiderlicht',
  ),
  real: words('Eneco, Essent, Greenchoice, Vandebron'),
};

const SE: ProviderNames = {
  samples: ['Abborre Energi', 'Alvar Kraft', 'Anderby El', 'Aneby Kraft', 'Angered Energi'],
  invented: words(
    'Dalkraft, Ekbackens El, Fjällvind, Forsens Kraft, Granbygdens El, Havsvind, Höga Kusten Energi, ' +
      'Isälvens Kraft, Järnbygdens El, Lingon El, Mälardalens Ström, Norrsken Energi, ' +
      'Öresunds El, Rönnbärs Energi, Skogsljus, Tallmons El, Vinterkraft, Västanvind, Ängsljus',
  ),
  real: words('Ellevio Energi, Fortum, Skellefteå Kraft, Tibber'),
};

const US: ProviderNames = {
  samples: [
    'Abilene Valley Power',
    'Acadia Bay Electric',
    'Alder Creek Energy',
    'Amber Plains Electric',
    'Antelope Ridge Power',
  ],
  invented: words(
    'Bluebonnet Prairie Electric, Brazos Bend Energy, Cactus Wren Power, Cedar Mesa Electric Co-op, ' +
      'Cottonwood Light & Power, Delta Queen Electric, Eagle Pass Energy, Foothills Electric, ' +
      'Granite State Light, Great Basin Power, Hickory Grove Energy, High Desert Electric, ' +
      'Kettle River Co-op, Lone Mesa Energy, Magnolia Electric, Mesquite Power, Mill Creek Municipal, ' +
      'Prairie Sky Energy, Red Rock Electric, Sagebrush Power, Silver Lake Utilities, ' +
      'Sycamore Light & Power, Tallgrass Energy, Thunder Bay Electric, Wild Rice Co-op',
  ),
  real: words('Austin Energy, Green Mountain Power, Pacific Gas and Electric, Reliant'),
};

/** For all other countries. */
const ANY: ProviderNames = {
  samples: ['Alba Energy', 'Alma Power', 'Alpina Electric', 'Ancora Energy', 'Aria Power'],
  invented: words(
    'Aurora Electric, Bora Energy, Celeste, Delta Light, Estrella, Flora Power, Luma, Maris Energy, ' +
      'Nova Electric, Sola, Terra Power, Vela Energy',
  ),
  real: [],
};

const NAMES = new Map(Object.entries({GB, DE, FR, NL, SE, US}));

/** The names of a country's providers. */
export const namesOf = (country: string): ProviderNames => NAMES.get(country) ?? ANY;

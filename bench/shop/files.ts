import {readFileSync} from 'node:fs';
import {pictureOf} from './pictures.js';
import {VARIANTS, type Variant} from './variants.js';

const PAGE = readFileSync(new URL('../pages/shop/shop.html', import.meta.url), 'utf8');

const PRODUCTS = [
  {name: 'Panel, 430 W, black', price: '£89'},
  {name: 'Panel, 450 W, both sides', price: '£104'},
  {name: 'Battery, 5 kWh', price: '£1,890'},
  {name: 'Battery, 10 kWh', price: '£3,290'},
  {name: 'Charger, 7 kW, with cable', price: '£549'},
  {name: 'Charger, 22 kW, with socket', price: '£799'},
  {name: 'Inverter, 3.6 kW', price: '£690'},
  {name: 'Inverter, 8 kW, for batteries', price: '£1,390'},
  {name: 'Controller for heat pumps', price: '£249'},
  {name: 'Rail set for eight panels', price: '£310'},
  {name: 'Bird guard, 15 m', price: '£75'},
  {name: 'Meter for the solar feed', price: '£120'},
];

const pictureName = (index: number) => `/shop/product-${index + 1}.png`;

const productOf = ({name, price}: (typeof PRODUCTS)[number], index: number) => `<li>
  <img src="${pictureName(index)}" width="300" height="300" alt="" loading="lazy" />
  <p>${name}</p>
  <p><strong>${price}</strong></p>
  <button type="button">Add to cart</button>
</li>`;

const WIDGET = `<flatpeak-connect mode="dialog" connect-token="{token}" connect-url="{connect}">
  <button slot="trigger" class="trigger">Connect my tariff</button>
</flatpeak-connect>`;

/** The same button, which does nothing. */
const BUTTON = '<button class="trigger">Connect my tariff</button>';

const pageOf = ({script = ''}: Variant) =>
  PAGE.replace('<!-- {script} -->', script)
    .replace('<!-- {trigger} -->', script ? WIDGET : BUTTON)
    .replace('<!-- {products} -->', PRODUCTS.map(productOf).join('\n'));

export const pathOf = ({name}: Variant) => `/shop/${name}.html`;

/** The shop's pages and pictures by their paths on the site. */
export const shopFiles = (): Map<string, Buffer> =>
  new Map([
    ...VARIANTS.map(variant => [pathOf(variant), Buffer.from(pageOf(variant))] as const),
    ['/shop/hero.png', pictureOf(780, 520, 0)],
    ...PRODUCTS.map((_, index) => [pictureName(index), pictureOf(300, 300, index)] as const),
  ]);

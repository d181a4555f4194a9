import type {DefaultTheme} from 'vitepress';

type Pages = readonly (readonly [text: string, link: string])[];

const section = (text: string, pages: Pages, collapsed?: boolean): DefaultTheme.SidebarItem => ({
  text,
  ...(collapsed === undefined ? {} : {collapsed}),
  items: pages.map(([label, link]) => ({text: label, link})),
});

const guide = [
  section('Start', [
    ['Quick start', '/guide/quick-start'],
    ['Concepts', '/guide/concepts'],
    ['Questions and answers', '/guide/faq'],
  ]),
  section('On your page', [
    ['Opening the widget', '/guide/opening'],
    ['Tariff settings', '/guide/tariff-settings'],
    ['Prices', '/guide/prices'],
    ['Styling', '/guide/styling'],
    ['Languages and wording', '/guide/languages'],
    ['Redirects and resuming', '/guide/redirects'],
    ['Error handling', '/guide/errors'],
    ['API versions', '/guide/api-versions'],
    ['Virtual power plants', '/guide/virtual-power-plants'],
  ]),
  section('In a CMS or page builder', [
    ['Overview', '/guide/cms'],
    ['WordPress', '/guide/wordpress'],
    ['Drupal', '/guide/builders/drupal'],
    ['Shopify', '/guide/builders/shopify'],
    ['Wix', '/guide/builders/wix'],
    ['Webflow', '/guide/builders/webflow'],
    ['Squarespace', '/guide/builders/squarespace'],
    ['Framer', '/guide/builders/framer'],
  ]),
  section('In a framework', [
    ['Overview', '/guide/frameworks/'],
    ['Plain HTML', '/guide/frameworks/html'],
    ['React', '/guide/frameworks/react'],
    ['Next.js', '/guide/frameworks/next'],
    ['Vue', '/guide/frameworks/vue'],
    ['Svelte', '/guide/frameworks/svelte'],
    ['Solid', '/guide/frameworks/solid'],
    ['Angular', '/guide/frameworks/angular'],
    ['Astro', '/guide/frameworks/astro'],
  ]),
  section('In an app', [
    ['Overview', '/guide/app'],
    ['React Native', '/guide/app/react-native'],
    ['Capacitor', '/guide/app/capacitor'],
    ['iOS', '/guide/app/ios'],
    ['Android', '/guide/app/android'],
    ['Flutter', '/guide/app/flutter'],
    ['The hosted page', '/guide/hosted-page'],
  ]),
  section('Your backend', [
    ['The companion', '/guide/companion'],
    ['The companion as a program', '/guide/program'],
    ['Stores', '/guide/stores'],
    ['Webhooks', '/guide/webhooks'],
    ['Links from Flatpeak', '/guide/links'],
    ['Participations', '/guide/participations'],
    ['In operation', '/guide/operation'],
  ]),
  section('Before you go live', [
    ['Testing', '/guide/testing'],
    ['Going live', '/guide/going-live'],
    ['Content Security Policy', '/guide/csp'],
    ['Security', '/security'],
    ['Accessibility', '/guide/accessibility'],
    ['Performance', '/guide/performance'],
    ['Browser support', '/guide/browsers'],
    ['Moving from the React client', '/guide/migrating'],
  ]),
];

const reference = [
  section('Elements', [
    ['flatpeak-connect', '/reference/flatpeak-connect'],
    ['flatpeak-tariff-settings', '/reference/flatpeak-tariff-settings'],
    ['flatpeak-prices', '/reference/flatpeak-prices'],
    ['Events', '/reference/events'],
    ['Tokens', '/reference/tokens'],
    ['Parts and states', '/reference/parts'],
    ['Messages', '/reference/messages'],
  ]),
  section('Server', [
    ['Companion options', '/reference/companion-options'],
    ['Companion routes', '/reference/companion-routes'],
  ]),
  section('Simulator', [
    ['Simulator', '/reference/simulator'],
    ['Error inputs', '/reference/error-inputs'],
    ['Faults', '/reference/faults'],
  ]),
  section('Failures', [['Error codes', '/reference/error-codes']]),
];

const project = [
  section('Project', [
    ['Architecture', '/architecture'],
    ['Decisions', '/adr/'],
    ['Glossary', '/glossary'],
    ['Contributing', '/contributing'],
  ]),
];

export const nav: DefaultTheme.NavItem[] = [
  {text: 'Guide', link: '/guide/quick-start', activeMatch: '^/(guide/|security)'},
  {text: 'Playground', link: '/playground'},
  {text: 'Reference', link: '/reference/flatpeak-connect', activeMatch: '^/reference/'},
  {text: 'Project', link: '/architecture', activeMatch: '^/(architecture|adr|glossary|contrib)'},
];

export const sidebar: DefaultTheme.SidebarMulti = {
  '/guide/': guide,
  '/security': guide,
  '/reference/': reference,
  '/architecture': project,
  '/adr/': project,
  '/glossary': project,
  '/contributing': project,
};

/** Every section of the site with the links of its pages. */
export const siteSections = [...guide, ...reference, ...project].map(({text = '', items = []}) => ({
  text,
  pages: items.map(({link = ''}) => link),
}));

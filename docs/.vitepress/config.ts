import {defineConfig} from 'vitepress';

export default defineConfig({
  title: 'flatpeak-connect',
  description: 'Web components that connect a household’s electricity tariff.',
  lang: 'en-GB',
  cleanUrls: false,
  metaChunk: true,
  ignoreDeadLinks: true,
  themeConfig: {
    search: {provider: 'local'},
    nav: [{text: 'Playground', link: '/playground'}],
  },
});

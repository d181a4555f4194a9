import type {Theme} from 'vitepress';
import DefaultTheme from 'vitepress/theme-without-fonts';
import {h} from 'vue';
import LiveWidget from './LiveWidget.vue';
import NotFound from './NotFound.vue';
import './theme.css';
import './home.css';

export default {
  extends: DefaultTheme,
  Layout: () => h(DefaultTheme.Layout, null, {'not-found': () => h(NotFound)}),
  enhanceApp({app}) {
    app.component('LiveWidget', LiveWidget);
  },
} satisfies Theme;

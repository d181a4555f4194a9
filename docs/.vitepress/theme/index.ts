import type {Theme} from 'vitepress';
import DefaultTheme from 'vitepress/theme-without-fonts';
import LiveWidget from './LiveWidget.vue';
import './theme.css';
import './home.css';

export default {
  extends: DefaultTheme,
  enhanceApp({app}) {
    app.component('LiveWidget', LiveWidget);
  },
} satisfies Theme;

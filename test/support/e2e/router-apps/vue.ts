import {createApp, h} from 'vue';
import {createRouter, createWebHashHistory, createWebHistory, RouterView} from 'vue-router';

const {isHash, tokenUrl, connectUrl} = window.site;
const widget = {render: () => h('flatpeak-connect', {mode: 'dialog', tokenUrl, connectUrl})};
const other = {render: () => h('h1', 'Other')};
const router = createRouter({
  history: isHash ? createWebHashHistory() : createWebHistory(),
  routes: [
    {path: '/energy', component: widget},
    {path: '/other', component: other},
  ],
});
window.app = {go: path => router.push({path, query: router.currentRoute.value.query})};
createApp(RouterView).use(router).mount('main');

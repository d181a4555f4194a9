import {createApp, h} from 'vue';
import {createRouter, createWebHashHistory, createWebHistory, RouterView} from 'vue-router';

const {isHash, tokenUrl, connectUrl} = window.site;
const widget = () => h('flatpeak-connect', {mode: 'dialog', tokenUrl, connectUrl});
const router = createRouter({
  history: isHash ? createWebHashHistory() : createWebHistory(),
  routes: [
    {path: '/energy', component: widget},
    {path: '/other', component: () => h('h1', 'Other')},
  ],
});
window.app = {go: path => router.push({path, query: router.currentRoute.value.query})};
createApp(RouterView).use(router).mount('main');

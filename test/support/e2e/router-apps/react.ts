import {createElement} from 'react';
import {createRoot} from 'react-dom/client';
import {createBrowserRouter, createHashRouter} from 'react-router';
import {RouterProvider} from 'react-router/dom';

const {isHash, tokenUrl, connectUrl} = window.site;
const widget = createElement('flatpeak-connect', {mode: 'dialog', tokenUrl, connectUrl});
const router = (isHash ? createHashRouter : createBrowserRouter)([
  {path: '/energy', element: widget},
  {path: '/other', element: createElement('h1', null, 'Other')},
]);
window.app = {
  go: path => void router.navigate({pathname: path, search: router.state.location.search}),
};
createRoot(document.querySelector('main') as Element).render(
  createElement(RouterProvider, {router}),
);

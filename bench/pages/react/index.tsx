// The peer: the same pages in React, as a site would write them without the widget.
import {createRoot} from 'react-dom/client';
import {App} from './app.js';

const root = document.querySelector('main');
if (root) createRoot(root).render(<App />);

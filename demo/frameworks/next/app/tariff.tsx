// React sets no property of an element that the server has rendered: this one is the browser's.
'use client';

import dynamic from 'next/dynamic';

export const Tariff = dynamic(() => import('./connect'), {ssr: false});

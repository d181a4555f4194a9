import type {Metadata} from 'next';
import type {ReactNode} from 'react';

export const metadata: Metadata = {title: 'A tariff with Next'};

export default function Layout({children}: {children: ReactNode}) {
  return (
    <html lang="en" data-connect-url="{{connectUrl}}">
      <body>{children}</body>
    </html>
  );
}

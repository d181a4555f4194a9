// A small app with the router, for test/frameworks. Compiled in the browser: the test builds it with Vite.
import '@angular/compiler';
import {Component, CUSTOM_ELEMENTS_SCHEMA, provideZonelessChangeDetection} from '@angular/core';
import {bootstrapApplication} from '@angular/platform-browser';
import {provideRouter, Router, RouterOutlet, withHashLocation} from '@angular/router';

const {isHash, tokenUrl, connectUrl} = window.site;
const schemas = [CUSTOM_ELEMENTS_SCHEMA];
const Energy = Component({
  template: `<flatpeak-connect mode="dialog" token-url="${tokenUrl}" connect-url="${connectUrl}"></flatpeak-connect>`,
  schemas,
})(class {});
const Other = Component({template: '<h1>Other</h1>'})(class {});
const App = Component({selector: 'main', imports: [RouterOutlet], template: '<router-outlet />'})(
  class {},
);
const app = await bootstrapApplication(App, {
  providers: [
    provideZonelessChangeDetection(),
    provideRouter(
      [
        {path: 'energy', component: Energy},
        {path: 'other', component: Other},
      ],
      ...(isHash ? [withHashLocation()] : []),
    ),
  ],
});
const router = app.injector.get(Router);
window.app = {go: path => router.navigate([path], {queryParamsHandling: 'preserve'})};

import {Component, CUSTOM_ELEMENTS_SCHEMA, signal} from '@angular/core';
import 'flatpeak-connect';
import type {FlatpeakCompleteEvent} from 'flatpeak-connect';
import {complete, connectUrl, fetchToken} from '../../host';

@Component({
  selector: 'app-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <main>
      <h1>My energy</h1>
      <flatpeak-connect
        mode="dialog"
        [connectUrl]="connectUrl"
        [fetchToken]="fetchToken"
        (flatpeak-complete)="onComplete($event)"
      />
      <p role="status">{{ provider() && 'Connected: ' + provider() }}</p>
    </main>
  `,
})
export class App {
  protected readonly connectUrl = connectUrl;
  protected readonly fetchToken = fetchToken;
  protected readonly provider = signal('');

  protected async onComplete({detail}: FlatpeakCompleteEvent): Promise<void> {
    await complete();
    this.provider.set(detail.provider ?? '');
  }
}

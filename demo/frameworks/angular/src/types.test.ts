// What Angular's checker knows of the events; checked, never run.
import {Component, CUSTOM_ELEMENTS_SCHEMA} from '@angular/core';
import type {
  FlatpeakCompleteEvent,
  FlatpeakTariffActionEvent,
  FlatpeakPricesLoadedEvent,
} from 'flatpeak-connect';

/** Takes what is of this very type: an event of which nothing is known is refused. */
type Very<Type, Actual> = 0 extends 1 & Actual ? never : Actual & Type;

@Component({
  selector: 'app-types',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <flatpeak-connect (flatpeak-complete)="onComplete($event)" />
    <flatpeak-tariff-settings (flatpeak-tariff-action)="onAction($event)" />
    <flatpeak-prices (flatpeak-prices-loaded)="onPrices($event)" />
  `,
})
export class Types {
  onComplete<E>(event: Very<FlatpeakCompleteEvent, E>): void {
    void event;
  }
  onAction<E>(event: Very<FlatpeakTariffActionEvent, E>): void {
    void event;
  }
  onPrices<E>(event: Very<FlatpeakPricesLoadedEvent, E>): void {
    void event;
  }
}

import { readSettings } from './settings.ts'
import { type Kvitto, Widget } from './widget.ts'

/** `/widget.js`, the one file that a shop's page includes. A second inclusion does nothing. */
declare global {
  interface Window {
    Kvitto?: Kvitto
  }
}

if (window.Kvitto === undefined) {
  const settings = readSettings(document)
  if (settings !== undefined) window.Kvitto = new Widget(settings)
}

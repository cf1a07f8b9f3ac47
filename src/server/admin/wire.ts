/**
 * What the dashboard and the server say to each other under `/admin/api`, a file for each screen: types alone, so that
 * both are checked against the same. Times are ISO 8601 in UTC, calendar days `YYYY-MM-DD` in the shop's time zone.
 * Every route but those of `SignIn` wants the session cookie; all that change something want the header
 * `x-kvitto-csrf` as well. What goes wrong is `application/problem+json` with `detail` ready to be shown, and for a
 * form `field`.
 */
export type * from './wire/answers.ts'
export type * from './wire/conversations.ts'
export type * from './wire/directory.ts'
export type * from './wire/disagreements.ts'
export type * from './wire/integrations.ts'
export type * from './wire/overview.ts'
export type * from './wire/settings.ts'
export type * from './wire/sign-in.ts'
export type * from './wire/tools.ts'
export type * from './wire/widget.ts'

/** An instant as the wall clock of a time zone shows it, in the form of `<input type="datetime-local">`. */
export function localIn(instant: string, timeZone: string): string {
  return wallClock(Date.parse(instant), timeZone).slice(0, 16);
}

/** The instant at which the zone's wall clock shows this; null when the text is no date and time. */
export function instantIn(local: string, timeZone: string): string | null {
  const asUtc = Date.parse(`${local.slice(0, 16)}Z`);
  if (Number.isNaN(asUtc)) return null;
  // The offset at the guess may differ from the one at the answer near a clock change: correct it once more.
  const first = asUtc - offset(asUtc, timeZone);
  return new Date(asUtc - offset(first, timeZone)).toISOString();
}

const offset = (at: number, timeZone: string) =>
  Date.parse(`${wallClock(at, timeZone)}Z`) - Math.floor(at / 1000) * 1000;

/** `2026-11-21T09:30:00`; Swedish writes dates as ISO 8601 does. */
export function wallClock(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone })
    .format(new Date(at))
    .replace(' ', 'T');
}

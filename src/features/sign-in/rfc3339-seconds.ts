/** An instant in epoch milliseconds as RFC 3339 to the second, with the offset the zone has then. */
export function rfc3339Seconds(zone: string, at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' })
}

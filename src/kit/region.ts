const zonesOf: Record<string, string> = {
  US: 'America/New_York America/Detroit America/Chicago America/Denver America/Boise America/Phoenix America/Los_Angeles America/Anchorage Pacific/Honolulu',
  CA: 'America/Toronto America/Vancouver America/Edmonton America/Winnipeg America/Halifax America/St_Johns',
  AE: 'Asia/Dubai',
  SA: 'Asia/Riyadh',
  QA: 'Asia/Qatar',
  KW: 'Asia/Kuwait',
  BH: 'Asia/Bahrain',
  OM: 'Asia/Muscat',
  JO: 'Asia/Amman',
  LB: 'Asia/Beirut',
  EG: 'Africa/Cairo',
  IN: 'Asia/Kolkata Asia/Calcutta',
  PK: 'Asia/Karachi',
  AU: 'Australia/Sydney Australia/Melbourne Australia/Brisbane Australia/Perth Australia/Adelaide Australia/Hobart Australia/Darwin',
  NZ: 'Pacific/Auckland',
  GB: 'Europe/London',
  IE: 'Europe/Dublin',
  DE: 'Europe/Berlin',
  AT: 'Europe/Vienna',
  CH: 'Europe/Zurich',
}

const regions = new Map(
  Object.entries(zonesOf).flatMap(([region, zones]) => zones.split(' ').map((zone) => [zone, region])),
)

/** Gives the region whose habits of writing times a zone's people follow, where they differ from the language's usual ones. */
export const regionOfZone = (zone: string): string | undefined => regions.get(zone)

/** Gives the region a currency belongs to; the euro has none. */
export const regionOfCurrency = (currency: string): string | undefined =>
  currency === 'EUR' ? undefined : currency.slice(0, 2)

import type { Scope } from '#platform/scope/scope.ts'

export type SignInSettings = {
  linkMinutes: number
  strictBrowser: boolean
  sessionDays: number
  idleDays: number
  signInPerHour: number
  smsPerDay: number
  smsCountries: string[]
}

const usual: SignInSettings = {
  linkMinutes: 15,
  strictBrowser: false,
  sessionDays: 30,
  idleDays: 14,
  signInPerHour: 500,
  smsPerDay: 100,
  smsCountries: [],
}

/** What a business decided about signing in; the usual values where it decided nothing. Read as the door or the worker. */
export async function readSettings(scope: Scope): Promise<SignInSettings> {
  const [row] = await scope.sql<SignInSettings>`
    select link_minutes, strict_browser, session_days, idle_days, sign_in_per_hour, sms_per_day, sms_countries from business_settings`
  return row ?? usual
}

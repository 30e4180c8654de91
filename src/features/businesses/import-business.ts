import { policySchema, type Policy } from '#features/appointments/policy.ts'
import { keepBranches, keepResources, type Keeping } from '#features/branches/keep-branches.ts'
import { keepClasses } from '#features/services/keep-classes.ts'
import { keepServices } from '#features/services/keep-services.ts'
import { layOutSessions, type LaidOut } from '#features/services/sessions.ts'
import { keepStaff } from '#features/staff/keep-staff.ts'
import { record } from '#platform/events/record.ts'
import type { Business, BusinessId, Scope } from '#platform/scope/scope.ts'
import { minorOf } from './import-money.ts'
import type { ImportFile, PolicyInFile } from './import-shape.ts'

export type Imported = {
  branches: number
  services: number
  staff: number
  classes: number
  sessions: LaidOut
}

/** The business a file describes, as scopes know it. */
export function businessIn(file: ImportFile, id: string): Business {
  const keeping = keepingOf(file)
  return {
    id: id as BusinessId,
    slug: file.slug,
    kind: file.kind,
    name: keeping.words(file.name),
    tagline: keeping.words(file.tagline),
    about: keeping.words(file.about),
    zone: file.timezone,
    locale: file.locale,
    locales: file.locales,
    currency: file.currency,
    branding: { ...file.branding, logo: file.branding.logo ?? null, cover: file.branding.cover ?? null },
    contact: {
      email: file.contact.email ?? null,
      phone: file.contact.phone ?? null,
      website: file.contact.website ?? null,
    },
    policy: keeping.policy(file.policy),
    horizonDays: file.horizonDays,
    registrationOpen: file.registrationOpen,
  }
}

/**
 * Makes a business what the file says, as the worker, in one transaction: what is there is found by key and changed,
 * what is gone is archived, appointments stay. The scope is the one of `businessIn(file, id)`.
 */
export async function importBusiness(scope: Scope, file: ImportFile): Promise<Imported> {
  const keeping = keepingOf(file)
  await scope.sql`select pg_advisory_xact_lock(hashtext('import'), hashtext(${file.slug}))`
  await keepBusiness(scope, file)
  const branches = await keepBranches(scope, file.branches, keeping)
  const resources = await keepResources(scope, file.branches, branches, keeping)
  const services = await keepServices(scope, file.services, keeping)
  const staff = await keepStaff(scope, file.staff, { branches, services }, keeping)
  await keepClasses(scope, file.classes, { branches, services, staff, resources, offered: file.services })
  const sessions = await layOutSessions(scope)
  const counts = {
    branches: branches.size,
    services: services.size,
    staff: staff.size,
    classes: file.classes.length,
  }
  await record(
    scope,
    'business.imported',
    { kind: 'business', id: scope.business.id },
    { ...counts, sessions: sessions.added },
  )
  return { ...counts, sessions }
}

async function keepBusiness(scope: Scope, { settings }: ImportFile): Promise<void> {
  const { business } = scope
  await scope.sql`insert into businesses (id, slug, kind, name, tagline, about, zone, locale, locales, currency, branding, contact, policy, horizon_days, registration_open, created_at)
    values (${business.id}, ${business.slug}, ${business.kind}, ${business.name}, ${business.tagline}, ${business.about}, ${business.zone}, ${business.locale},
      ${business.locales}, ${business.currency}, ${business.branding}, ${business.contact}, ${business.policy}, ${business.horizonDays}, ${business.registrationOpen}, ${new Date(scope.now)})
    on conflict (id) do update set kind = excluded.kind, name = excluded.name, tagline = excluded.tagline, about = excluded.about, zone = excluded.zone,
      locale = excluded.locale, locales = excluded.locales, currency = excluded.currency, branding = excluded.branding, contact = excluded.contact,
      policy = excluded.policy, horizon_days = excluded.horizon_days, registration_open = excluded.registration_open`
  await scope.sql`insert into business_settings (link_minutes, strict_browser, session_days, idle_days, sign_in_per_hour, sms_per_day, sms_countries)
    values (${settings.linkMinutes ?? 15}, ${settings.strictBrowser ?? false}, ${settings.sessionDays ?? 30}, ${settings.idleDays ?? 14},
      ${settings.signInPerHour ?? 500}, ${settings.smsPerDay ?? 100}, ${settings.smsCountries ?? []})
    on conflict (business_id) do update set link_minutes = excluded.link_minutes, strict_browser = excluded.strict_browser, session_days = excluded.session_days,
      idle_days = excluded.idle_days, sign_in_per_hour = excluded.sign_in_per_hour, sms_per_day = excluded.sms_per_day, sms_countries = excluded.sms_countries`
}

function keepingOf(file: ImportFile): Keeping {
  const minor = (amount: string) => minorOf(amount, file.currency)
  return {
    minor,
    words: (text) => (typeof text === 'string' ? { [file.locale]: text } : (text ?? {})),
    policy: (policy) => policyIn(policy, minor),
  }
}

function policyIn(policy: PolicyInFile, minor: (amount: string) => number): Policy {
  const act = ({ windowMinutes, inside }: PolicyInFile['cancel']) => ({
    windowMinutes,
    inside:
      inside.kind === 'fee' && inside.amount !== undefined
        ? { kind: inside.kind, amount: minor(inside.amount) }
        : inside,
  })
  return policySchema.parse({
    cancel: act(policy.cancel),
    reschedule: act(policy.reschedule),
    graceMinutes: policy.graceMinutes,
  })
}

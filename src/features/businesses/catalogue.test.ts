import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCast, type Cast } from '#testing/cast.ts'

let portal: Cast
beforeAll(async () => {
  portal = await openCast({ at: '2027-03-03T09:00:00Z', slugs: ['fade', 'lotus', 'praxis'] })
})
afterAll(() => portal.close())

type Named = { id: string; name: string; title: string; services: string[] }
const items = async (slug: string, path: string): Promise<Named[]> =>
  (await portal.ask('GET', slug, path)).body['items']
const names = async (slug: string, path: string) => (await items(slug, path)).map(({ name }) => name)

describe('a visitor may know', () => {
  test('who a business is, in their own language', async () => {
    const english = await portal.ask('GET', 'lotus', 'business')
    expect(english.status).toBe(200)
    expect(english.body).toMatchObject({
      slug: 'lotus',
      kind: 'studio',
      name: 'Lotus Pilates',
      timezone: 'Asia/Dubai',
      locale: 'en',
      locales: ['en', 'ar'],
      currency: 'AED',
      registrationOpen: true,
      branding: {
        color: '#9d2f5c',
        font: 'serif',
        logo: '/demo/lotus-logo.svg',
        cover: '/demo/lotus-cover.svg',
      },
      contact: { email: 'hello@lotus.example' },
    })
    const arabic = await portal.ask('GET', 'lotus', 'business', {
      headers: { 'accept-language': 'ar-AE,ar;q=0.9' },
    })
    expect(arabic.body['name']).toBe('لوتس بيلاتس')
    const german = await portal.ask('GET', 'lotus', 'business', { headers: { 'accept-language': 'de' } })
    expect(german.body['name']).toBe('Lotus Pilates')
  })

  test('where it is, when it is open and when it will be closed', async () => {
    const [shop] = (await portal.ask('GET', 'fade', 'branches')).body['items']
    expect(shop).toMatchObject({
      name: 'Fade & Co. Shoreditch',
      address: { line: '14 Redchurch Yard', city: 'London E2' },
      timezone: 'Europe/London',
      closures: [{ from: '2027-03-28', reason: 'Staff training' }],
    })
    expect(shop.hours).toHaveLength(7)
    expect(shop.hours[0]).toEqual({ weekday: 1, opens: '11:00', closes: '18:00' })
    portal.setClock('2027-03-29T09:00:00Z')
    expect((await portal.ask('GET', 'fade', 'branches')).body['items'][0].closures).toEqual([])
    portal.setClock('2027-03-03T09:00:00Z')
  })

  test('what can be booked, how long it takes, what it costs and until when it can be cancelled', async () => {
    const { body } = await portal.ask('GET', 'fade', 'services')
    expect(body['nextCursor']).toBeNull()
    expect(body['items'][0]).toMatchObject({
      kind: 'appointment',
      category: 'Hair',
      name: 'Skin fade',
      durationMinutes: 45,
      price: { amount: 3800, currency: 'GBP' },
      capacity: null,
      needsApproval: false,
    })
    expect(body['items'][0].policySentence).toContain('2 hours')
    expect(body['items'].at(-1).policySentence).toContain('24 hours')
    const praxis = (await portal.ask('GET', 'praxis', 'services')).body['items']
    expect(praxis.find((each: Named) => each.name === 'Stoßwellentherapie').needsApproval).toBe(true)
    expect(praxis.find((each: Named) => each.name === 'Rückenkurs')).toMatchObject({
      kind: 'class',
      capacity: 8,
    })
  })

  test('who works there, without anybody who is not booked and without a mail address', async () => {
    const staff = await items('lotus', 'staff')
    expect(staff.map(({ name }) => name)).toEqual([
      'Layla Haddad',
      'Sofia Marchetti',
      'Omar Rahmani',
      'Noor Al Suwaidi',
      'Priya Menon',
    ])
    expect(JSON.stringify(staff)).not.toContain('@')
    const marina = await portal.idOf('lotus', 'branches', 'marina')
    expect(await names('lotus', `staff?branch=${marina}`)).toEqual([
      'Layla Haddad',
      'Sofia Marchetti',
      'Omar Rahmani',
      'Noor Al Suwaidi',
    ])
  })
})

test('only who offers every service asked for is listed', async () => {
  const [fade, shave, kids] = await Promise.all(
    ['skin-fade', 'hot-towel-shave', 'kids-cut'].map((key) => portal.idOf('fade', 'services', key)),
  )
  expect(await names('fade', `staff?services=${fade}`)).toEqual([
    'Marcus Bell',
    "Danny O'Shea",
    'Kofi Mensah',
  ])
  expect(await names('fade', `staff?services=${fade},${shave}`)).toEqual(['Marcus Bell', "Danny O'Shea"])
  expect(await names('fade', `staff?services=${fade},${shave},${kids}`)).toEqual(["Danny O'Shea"])
})

test('a service or branch this business does not have is not found, whoever else has it', async () => {
  const foreign = await portal.idOf('lotus', 'services', 'private')
  expect(await portal.ask('GET', 'fade', `staff?services=${foreign}`)).toMatchObject({
    status: 404,
    body: { code: 'service-unknown' },
  })
  const branch = await portal.idOf('lotus', 'branches', 'marina')
  expect(await portal.ask('GET', 'fade', `staff?branch=${branch}`)).toMatchObject({
    status: 404,
    body: { code: 'branch-unknown' },
  })
  expect((await portal.ask('GET', 'fade', 'staff?services=all')).status).toBe(400)
  expect((await portal.ask('GET', 'nobody', 'business')).status).toBe(404)
})

test('what is archived or what nobody can do any more is not shown', async () => {
  await portal.inScope('fade', { kind: 'worker' }, async (scope) => {
    await scope.sql`update services set archived_at = ${new Date(scope.now)} where key = 'kids-cut'`
    await scope.sql`update staff_members set bookable = false where key = 'ines'`
    await scope.sql`update staff_members set archived_at = ${new Date(scope.now)} where key = 'marcus'`
  })
  const services = await names('fade', 'services')
  expect(services).not.toContain("Kids' cut")
  expect(services).not.toContain('Grey blending')
  expect(await names('fade', 'staff')).toEqual(["Danny O'Shea", 'Kofi Mensah'])
  const [danny] = await items('fade', 'staff')
  expect(danny!.services).not.toContain(await portal.idOf('fade', 'services', 'kids-cut'))
})

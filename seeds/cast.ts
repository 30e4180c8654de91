import type { Locale } from '#values/local-text.ts'

/**
 * A visit in somebody's history. `day` counts from today in the business's zone; the visit is on that day or, where it
 * does not fit, on the nearest day before (past) or after (to come) on which it does.
 */
export type CastVisit = {
  services: readonly string[]
  staff?: string
  day: number
  at?: string
  end?: 'no-show' | 'cancelled' | 'moved'
  note?: string
}

export type CastCustomer = {
  name: string
  email: string
  phone?: string
  locale?: Locale
  zone?: string
  visits: readonly CastVisit[]
}

/** The named customers of each demo business: what they did and what they are about to do. */
export const cast: Record<'lotus' | 'fade' | 'praxis' | 'northwind', readonly CastCustomer[]> = {
  fade: [
    {
      name: 'Nora Lindqvist',
      email: 'nora@example.com',
      phone: '+442079460123',
      visits: [
        { services: ['scissor-cut'], staff: 'ines', day: -62, at: '10:00' },
        { services: ['scissor-cut'], staff: 'ines', day: -34, at: '15:30' },
        { services: ['scissor-cut'], staff: 'ines', day: -12, at: '11:15', end: 'cancelled' },
        { services: ['scissor-cut'], staff: 'ines', day: -6, at: '14:00' },
        { services: ['scissor-cut'], staff: 'ines', day: 3, at: '11:00' },
      ],
    },
    {
      name: 'Robin Vale',
      email: 'someone@example.com',
      visits: [
        { services: ['skin-fade'], staff: 'kofi', day: -48, at: '12:00' },
        { services: ['skin-fade'], staff: 'kofi', day: -20, at: '12:00' },
        { services: ['cut-and-beard'], staff: 'kofi', day: 2, at: '15:00' },
      ],
    },
    {
      name: 'Jack Turner',
      email: 'jack@example.com',
      phone: '+442079460456',
      visits: [
        { services: ['skin-fade'], staff: 'marcus', day: -36, at: '09:30' },
        { services: ['skin-fade'], staff: 'marcus', day: -8, at: '09:30', end: 'no-show' },
      ],
    },
    {
      name: 'Theo Grant',
      email: 'theo@example.com',
      visits: [
        { services: ['hot-towel-shave'], staff: 'danny', day: -15, at: '16:00' },
        {
          services: ['skin-fade', 'beard-trim'],
          staff: 'danny',
          day: 5,
          at: '16:15',
          note: 'Wedding on Saturday, please make me look awake.',
        },
      ],
    },
    {
      name: 'Amir Hosseini',
      email: 'amir@example.com',
      visits: [
        { services: ['grey-blending'], staff: 'ines', day: -40, at: '13:30' },
        { services: ['grey-blending'], staff: 'ines', day: 6, at: '13:30', end: 'moved' },
      ],
    },
    {
      name: 'Oliver Webb',
      email: 'oliver@example.com',
      visits: [
        {
          services: ['kids-cut'],
          staff: 'kofi',
          day: -30,
          at: '15:30',
          note: 'For Max, he is five and does not like the clippers.',
        },
        { services: ['kids-cut'], staff: 'kofi', day: 1, at: '15:30', note: 'For Max again.' },
      ],
    },
    {
      name: 'George Adeyemi',
      email: 'george@example.com',
      zone: 'America/New_York',
      visits: [
        {
          services: ['cut-and-beard'],
          staff: 'marcus',
          day: 9,
          at: '10:00',
          note: 'Flying in the day before.',
        },
      ],
    },
    { name: 'Ruby Clarke', email: 'ruby@example.com', visits: [] },
  ],
  lotus: [
    {
      name: 'Nora Lindqvist',
      email: 'nora@example.com',
      zone: 'Europe/London',
      visits: [
        { services: ['foundations'], day: -52 },
        { services: ['reformer'], day: -44 },
        { services: ['reformer'], day: 8 },
      ],
    },
    {
      name: 'Maryam Al Falasi',
      email: 'maryam@example.com',
      locale: 'ar',
      phone: '+971501234567',
      visits: [
        { services: ['private'], staff: 'layla', day: -21, at: '11:00' },
        { services: ['reformer'], day: -16 },
        { services: ['mat'], day: -9 },
        { services: ['reformer'], day: -4, end: 'cancelled' },
        { services: ['private'], staff: 'layla', day: 2, at: '11:00' },
        { services: ['reformer'], day: 4 },
      ],
    },
    {
      name: 'Robin Vale',
      email: 'someone@example.com',
      visits: [
        { services: ['foundations'], day: -24 },
        { services: ['foundations'], day: -10 },
        { services: ['reformer'], day: 2 },
        { services: ['private'], staff: 'sofia', day: 6, at: '10:00' },
      ],
    },
    {
      name: 'Fatima Zahra',
      email: 'fatima@example.com',
      locale: 'ar',
      visits: [
        { services: ['prenatal'], day: -14 },
        { services: ['prenatal'], day: -7 },
        { services: ['prenatal'], day: 1, note: 'الأسبوع الثاني والعشرون' },
      ],
    },
    {
      name: 'Emma Hartley',
      email: 'emma@example.com',
      visits: [
        { services: ['mat'], day: -20 },
        { services: ['mat'], day: -6, end: 'no-show' },
        { services: ['stretch'], day: 1 },
      ],
    },
    {
      name: 'Yousef Haddad',
      email: 'yousef@example.com',
      locale: 'ar',
      visits: [
        { services: ['posture'], staff: 'omar', day: -26, at: '10:00' },
        { services: ['private'], staff: 'omar', day: -12, at: '15:00' },
        { services: ['private'], staff: 'omar', day: 5, at: '15:00', end: 'moved' },
      ],
    },
    {
      name: 'Rachel Stone',
      email: 'rachel@example.com',
      visits: [{ services: ['duo'], staff: 'sofia', day: 4, at: '13:00', note: 'With my sister.' }],
    },
    { name: 'Hessa Al Marri', email: 'hessa@example.com', locale: 'ar', visits: [] },
  ],
  praxis: [
    {
      name: 'Anna Krüger',
      email: 'anna@example.com',
      phone: '+4915123456789',
      visits: [
        { services: ['erstbefund'], staff: 'aylin', day: -45, at: '09:00' },
        { services: ['manuelle-therapie'], staff: 'aylin', day: -38, at: '09:00' },
        { services: ['manuelle-therapie'], staff: 'aylin', day: -31, at: '09:00' },
        { services: ['manuelle-therapie'], staff: 'aylin', day: -10, at: '09:30', end: 'cancelled' },
        { services: ['manuelle-therapie'], staff: 'aylin', day: 3, at: '09:00' },
        { services: ['manuelle-therapie'], staff: 'aylin', day: 10, at: '09:00' },
      ],
    },
    {
      name: 'Robin Vale',
      email: 'someone@example.com',
      visits: [
        { services: ['erstbefund'], staff: 'lukas', day: -18, at: '11:00' },
        { services: ['krankengymnastik'], staff: 'lukas', day: 4, at: '11:00' },
      ],
    },
    {
      name: 'Jonas Vogel',
      email: 'jonas@example.com',
      visits: [
        { services: ['krankengymnastik'], staff: 'lukas', day: -14, at: '16:00' },
        { services: ['krankengymnastik'], staff: 'lukas', day: -7, at: '16:00', end: 'no-show' },
        { services: ['rueckenkurs'], day: 5 },
      ],
    },
    {
      name: 'Sabine Richter',
      email: 'sabine@example.com',
      visits: [
        { services: ['osteopathie'], staff: 'jana', day: -28, at: '10:00' },
        {
          services: ['stosswelle'],
          staff: 'jana',
          day: 6,
          at: '10:00',
          note: 'Fersensporn links, seit drei Monaten.',
        },
      ],
    },
    {
      name: 'Mehmet Yıldız',
      email: 'mehmet@example.com',
      visits: [
        { services: ['lymphdrainage'], staff: 'mia', day: -9, at: '10:00' },
        { services: ['lymphdrainage'], staff: 'mia', day: -2, at: '10:00' },
        { services: ['lymphdrainage'], staff: 'mia', day: 5, at: '10:00' },
      ],
    },
    {
      name: 'Lena Fischer',
      email: 'lena@example.com',
      locale: 'en',
      visits: [{ services: ['krankengymnastik', 'lymphdrainage'], staff: 'mia', day: 7, at: '09:00' }],
    },
    {
      name: 'Paul Neumann',
      email: 'paul@example.com',
      visits: [{ services: ['erstbefund'], staff: 'lukas', day: 8, at: '14:00', end: 'moved' }],
    },
    { name: 'Greta Lorenz', email: 'greta@example.com', visits: [] },
  ],
  northwind: [
    {
      name: 'Olivia Brooks',
      email: 'olivia@example.com',
      phone: '+12125550123',
      visits: [
        { services: ['onboarding'], staff: 'aisha', day: -40, at: '11:00' },
        { services: ['support-session'], staff: 'ben', day: -15, at: '10:00' },
        {
          services: ['health-check'],
          staff: 'ben',
          day: 2,
          at: '10:00',
          note: 'The backup of last Sunday looks smaller than usual.',
        },
      ],
    },
    {
      name: 'Robin Vale',
      email: 'someone@example.com',
      visits: [
        { services: ['quick-question'], staff: 'ben', day: -6, at: '14:00' },
        { services: ['support-session'], staff: 'aisha', day: 3, at: '11:00' },
      ],
    },
    {
      name: 'Ethan Park',
      email: 'ethan@example.com',
      zone: 'America/Los_Angeles',
      visits: [
        { services: ['migration'], staff: 'diego', day: -20, at: '15:00' },
        { services: ['migration'], staff: 'diego', day: 4, at: '15:00' },
      ],
    },
    {
      name: 'Priscilla Ortega',
      email: 'priscilla@example.com',
      visits: [
        { services: ['support-session'], staff: 'aisha', day: -11, at: '15:00', end: 'cancelled' },
        { services: ['support-session'], staff: 'aisha', day: -8, at: '15:00' },
      ],
    },
    {
      name: 'Liam Novak',
      email: 'liam@example.com',
      visits: [
        {
          services: ['architecture-review'],
          staff: 'grace',
          day: 7,
          at: '10:00',
          note: 'Three services, one database, many feelings.',
        },
      ],
    },
    {
      name: 'Zoe Bennett',
      email: 'zoe@example.com',
      visits: [
        { services: ['quick-question'], staff: 'aisha', day: -13, at: '16:00', end: 'no-show' },
        { services: ['quick-question'], staff: 'aisha', day: 1, at: '16:00' },
      ],
    },
    {
      name: 'Hugo Laurent',
      email: 'hugo@example.com',
      zone: 'Europe/Paris',
      visits: [{ services: ['onboarding'], staff: 'grace', day: 5, at: '09:00', end: 'moved' }],
    },
    { name: 'Maya Cohen', email: 'maya@example.com', visits: [] },
  ],
}

/** Others who come and go, so that a week looks lived in. They are never needed by name. */
export const regulars: Record<keyof typeof cast, readonly string[]> = {
  fade: [
    'Samuel Price',
    'Leo Marsh',
    'Callum Reid',
    'Hassan Malik',
    'Ben Okafor',
    'Will Hughes',
    'Tariq Aziz',
    'Joe Palmer',
    'Nathan Cole',
    'Felix Dunn',
  ],
  lotus: [
    'Amelia Frost',
    'Reem Khalil',
    'Chiara Conti',
    'Aisha Darwish',
    'Hannah Weiss',
    'Lina Saab',
    'Kate Morris',
    'Dana Nasser',
    'Julia Novak',
    'Salma Aziz',
    'Grace Lim',
    'Mona Fahmy',
  ],
  praxis: [
    'Thomas Bauer',
    'Elif Kaya',
    'Ursula Schmidt',
    'Peter Lange',
    'Katharina Wolf',
    'Dieter Krause',
    'Nina Sommer',
    'Oskar Busch',
    'Heike Franke',
    'Tim Albrecht',
  ],
  northwind: [
    'Carla Reyes',
    'Dean Foster',
    'Emily Tran',
    'Frank Doyle',
    'Gina Russo',
    'Howard Lee',
    'Ivy Chen',
    'Jorge Silva',
    'Karen Blake',
    'Luis Ortiz',
  ],
}

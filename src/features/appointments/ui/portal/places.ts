import type { AppointmentAnswer } from '../../schema.ts'

/** The address of an appointment's own page. */
export const detailsPath = (slug: string, id: string) => `/${slug}/portal/appointments/${id}`

/** The address where it is moved. */
export const movePath = (slug: string, id: string) => `/${slug}/portal/reschedule/${id}`

/** The address that books the same again and asks for nothing but a time. */
export function rebookPath(slug: string, { rebook }: Pick<AppointmentAnswer, 'rebook'>): string {
  const query = new URLSearchParams({
    services: rebook.services.join(','),
    staff: rebook.staff,
    branch: rebook.branch,
  })
  return `/${slug}/book?${query.toString().replaceAll('%2C', ',')}`
}

/** What a visit is called: its services, in their order. */
export const titleOf = ({ services }: Pick<AppointmentAnswer, 'services'>) =>
  services.map(({ name }) => name).join(' + ')

/** Its day by the clock of its branch, `YYYY-MM-DD`. */
export const dayOf = (instant: string) => instant.slice(0, 10)

/** Tells whether nothing more can be done with it but repeat it. */
export const isOver = ({ status }: Pick<AppointmentAnswer, 'status'>) =>
  status !== 'pending' && status !== 'confirmed'

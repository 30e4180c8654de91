import type { BranchAnswer } from '#features/branches/schema.ts'
import type { ServiceAnswer } from '#features/services/schema.ts'
import type { StaffAnswer } from '#features/staff/schema.ts'
import type { BookingAddress, Step } from './address.ts'

/** What can be booked at a business. */
export type Offer = {
  services: readonly ServiceAnswer[]
  staff: readonly StaffAnswer[]
  branches: readonly BranchAnswer[]
}

/** Why an answer in the address could not be taken. */
export type Problem =
  | 'service-gone'
  | 'class-alone'
  | 'staff-gone'
  | 'staff-lacks-skill'
  | 'branch-gone'
  | 'time-wrong'

/** A booking as far as it is decided, the question that comes next, and the questions there are on the way. */
export type BookingPlan = {
  step: Step
  steps: Step[]
  address: BookingAddress
  services: ServiceAnswer[]
  branch: BranchAnswer | null
  /** Chosen by name; null for anyone, and while it is open. */
  member: StaffAnswer | null
  /** Who could be chosen, in the business's order. */
  members: StaffAnswer[]
  problem: Problem | null
}

const isClass = (services: readonly ServiceAnswer[]) => services.some(({ kind }) => kind === 'class')

/** Tells which services can be chosen once a branch or a staff member is; teachers of classes are told by the sessions. */
export function servicesFor(
  offer: Offer,
  branch: BranchAnswer | null,
  member: StaffAnswer | null,
): ServiceAnswer[] {
  const able = member
    ? [member]
    : offer.staff.filter(({ branches }) => !branch || branches.includes(branch.id))
  const skills = new Set(able.flatMap(({ services }) => services))
  return offer.services.filter(({ id, kind }) => kind === 'class' || skills.has(id))
}

function readServices(
  offer: Offer,
  wished: readonly string[],
): { services: ServiceAnswer[]; problem: Problem | null } {
  const services = wished.flatMap((id) => offer.services.find((service) => service.id === id) ?? [])
  if (services.length < wished.length) return { services: [], problem: 'service-gone' }
  if (services.length > 1 && isClass(services)) return { services: [], problem: 'class-alone' }
  return { services, problem: null }
}

function readBranch(
  { branches }: Offer,
  wished: string | undefined,
  member: StaffAnswer | null,
): { branch: BranchAnswer | null; problem: Problem | null } {
  const own = member?.branches.length === 1 ? member.branches[0] : undefined
  const only = branches.length === 1 ? branches[0] : branches.find(({ id }) => id === own)
  const branch = branches.find(({ id }) => id === wished) ?? (wished ? null : only) ?? null
  if (wished && !branch) return { branch: only ?? null, problem: 'branch-gone' }
  return { branch, problem: null }
}

const isInstant = (text: string | undefined) =>
  Boolean(text && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) && Number.isFinite(Date.parse(text)))

/**
 * Decides the wizard's question: the one asked for, if everything before it is answered, else the first unanswered one. Answers that
 * nobody offers any more are left out, and the reason is told.
 */
export function planBooking(offer: Offer, address: BookingAddress): BookingPlan {
  const { services, problem: wrongService } = readServices(offer, address.services)
  const named =
    address.staff && address.staff !== 'any' ? offer.staff.find(({ id }) => id === address.staff) : undefined
  const { branch, problem: wrongBranch } = readBranch(offer, address.branch, named ?? null)
  const members = offer.staff.filter(
    (member) =>
      services.every(({ id }) => member.services.includes(id)) &&
      (!branch || member.branches.includes(branch.id)),
  )
  const isForClass = isClass(services)
  const fits = named && (services.length === 0 || isForClass || members.includes(named))
  const wrongStaff: Problem | null =
    address.staff && address.staff !== 'any' && !fits ? (named ? 'staff-lacks-skill' : 'staff-gone') : null
  const asksStaff = services.length === 0 || (!isForClass && members.length > 1)
  const member =
    (fits ? named : !asksStaff && members.length === 1 && !isForClass ? members[0] : null) ?? null
  const wrongTime = address.start && !isInstant(address.start)
  const steps: Step[] = [
    ...(offer.branches.length > 1 ? (['branch'] as const) : []),
    'services',
    ...(asksStaff ? (['staff'] as const) : []),
    'time',
    'details',
  ]
  const answered: Record<Step, boolean> = {
    branch: branch !== null,
    services: services.length > 0,
    staff: !asksStaff || member !== null || address.staff === 'any',
    time: isInstant(address.start),
    details: Boolean(address.challenge),
    code: false,
  }
  const first = steps.find((step) => !answered[step]) ?? 'code'
  const asked =
    address.step &&
    steps.includes(address.step) &&
    steps.slice(0, steps.indexOf(address.step)).every((step) => answered[step])
  const staff = member?.id ?? (address.staff === 'any' || !asksStaff ? 'any' : undefined)
  const { staff: _, branch: __, services: ___, ...rest } = address
  return {
    step: asked ? address.step! : first,
    steps,
    address: {
      ...rest,
      services: services.map(({ id }) => id),
      ...(staff && services.length > 0 && { staff }),
      ...(named && fits && { staff: named.id }),
      ...(branch && { branch: branch.id }),
    },
    services,
    branch,
    member,
    members,
    problem: wrongService ?? wrongBranch ?? wrongStaff ?? (wrongTime ? 'time-wrong' : null),
  }
}

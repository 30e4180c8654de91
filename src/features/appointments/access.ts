import type { Actor } from '#platform/scope/scope.ts'

type Owned = { customerId: string }

/** Who may see an appointment: its customer, and the business's own. */
export function maySee(actor: Actor, appointment: Owned): boolean {
  switch (actor.kind) {
    case 'customer':
      return actor.id === appointment.customerId
    case 'staff':
    case 'worker':
      return true
    case 'visitor':
    case 'door':
      return false
  }
}

/** Who may cancel, move or restore it in this release: its customer. Staff follow with the console. */
export function mayChange(actor: Actor, appointment: Owned): boolean {
  return actor.kind === 'customer' && actor.id === appointment.customerId
}

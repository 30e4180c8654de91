import type { ServiceAnswer } from './schema.ts'

/** Puts services into their categories, both in the business's order. */
export function byCategory(services: readonly ServiceAnswer[]): [string, ServiceAnswer[]][] {
  const groups = new Map<string, ServiceAnswer[]>()
  for (const service of services) {
    groups.set(service.category, [...(groups.get(service.category) ?? []), service])
  }
  return [...groups]
}

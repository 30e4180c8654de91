import { readWeekdays } from '#values/weekdays.ts'
import { minuteOfDay } from '#values/zone.ts'
import { branchFault, fault, isFirst, unknown, type Fault } from './import-fault.ts'
import type { Path } from './import-places.ts'
import type { ClassInFile, ImportFile, ServiceInFile } from './import-shape.ts'

const minutesOfWeek = 7 * 1440

/** What is wrong with the weekly classes: who and what they name, and two that take the same person or room at once. */
export function classFaults(file: ImportFile): Fault[] {
  const taken = file.classes.flatMap((each, index) => occupancies(each, ['classes', index], file))
  const clashes = taken.flatMap((one, index) => {
    const other = taken.slice(0, index).find((each) => clash(each, one))
    return other ? [fault(one.path, `takes ${one.subject} at the same time as the class ${other.key}`)] : []
  })
  return [
    ...file.classes.flatMap((each, index) => namingFaults(each, ['classes', index], file)),
    ...clashes.filter(isFirst),
  ]
}

function namingFaults(each: ClassInFile, path: Path, file: ImportFile): Fault[] {
  const faults = branchFault(each.branch, path, file)
  const service = file.services.find(({ key }) => key === each.service)
  if (!service) faults.push(unknown([...path, 'service'], 'service', each.service))
  else if (service.kind !== 'class') faults.push(fault([...path, 'service'], `${each.service} is no class`))
  const member = file.staff.find(({ key }) => key === each.staff)
  if (!member) faults.push(unknown([...path, 'staff'], 'staff member', each.staff))
  else if (service && !member.skills.includes(service.key))
    faults.push(fault([...path, 'staff'], `${each.staff} does not have the skill ${each.service}`))
  if (each.resource !== undefined) faults.push(...resourceFaults(each, each.resource, path, file))
  if (each.at === '24:00') faults.push(fault([...path, 'at'], 'a class starts before 24:00'))
  if (each.from !== undefined && each.until !== undefined && each.until < each.from)
    faults.push(fault([...path, 'until'], 'ends before it begins'))
  return faults
}

function resourceFaults(each: ClassInFile, resource: string, path: Path, file: ImportFile): Fault[] {
  const branch = branchOf(each, file)
  const home = file.branches.find(({ resources }) => resources.some(({ key }) => key === resource))
  if (!home) return [unknown([...path, 'resource'], 'resource', resource)]
  return home.key === branch || branch === undefined
    ? []
    : [fault([...path, 'resource'], `${resource} is at the branch ${home.key}`)]
}

function branchOf(each: ClassInFile, file: ImportFile): string | undefined {
  return each.branch ?? (file.branches.length === 1 ? file.branches[0]!.key : undefined)
}

type Occupancy = {
  key: string
  subject: string
  start: number
  end: number
  from: string
  until: string
  path: Path
}

function occupancies(each: ClassInFile, path: Path, file: ImportFile): Occupancy[] {
  const service = file.services.find(({ key }) => key === each.service)
  if (!service) return []
  const subjects = [
    `the staff member ${each.staff}`,
    ...(each.resource === undefined ? [] : [`the resource ${each.resource}`]),
  ]
  const { key, from = '0000', until = '9999' } = each
  return readWeekdays(each.days)!.flatMap((day) => {
    const { start, end } = weekMinutes(day, each.at, service)
    return subjects.map((subject) => ({ key, subject, path, from, until, start, end }))
  })
}

function weekMinutes(day: number, at: string, service: ServiceInFile): { start: number; end: number } {
  const start = (day - 1) * 1440 + minuteOfDay(at)
  return {
    start: start - service.bufferBeforeMinutes,
    end: start + service.durationMinutes + service.bufferAfterMinutes,
  }
}

function clash(one: Occupancy, other: Occupancy): boolean {
  if (one.subject !== other.subject || one.from > other.until || other.from > one.until) return false
  return [-minutesOfWeek, 0, minutesOfWeek].some(
    (shift) => one.start + shift < other.end && other.start < one.end + shift,
  )
}

import { isZone, minuteOfDay } from '#values/zone.ts'
import { readWeekdays, weekdayNames } from '#values/weekdays.ts'
import { classFaults } from './import-check-classes.ts'
import { branchFault, fault, isFirst, unknown, type Fault } from './import-fault.ts'
import { digitsOf } from './import-money.ts'
import type { Path } from './import-places.ts'
import type { BranchInFile, ImportFile, PolicyInFile, ServiceInFile, StaffInFile } from './import-shape.ts'

/** Everything in a well-formed file that contradicts itself or the world: unknown names, times that overlap, zones that do not exist. */
export function checkImport(file: ImportFile): Fault[] {
  return [
    ...businessFaults(file),
    ...file.branches.flatMap((branch, index) => branchFaults(branch, ['branches', index], file)),
    ...file.services.flatMap((service, index) => serviceFaults(service, ['services', index], file)),
    ...file.staff.flatMap((member, index) => staffFaults(member, ['staff', index], file)),
    ...classFaults(file),
    ...keyFaults(file),
  ]
}

function businessFaults(file: ImportFile): Fault[] {
  const faults: Fault[] = []
  if (!isNamedZone(file.timezone)) faults.push(fault(['timezone'], unknownZone(file.timezone)))
  if (!Intl.supportedValuesOf('currency').includes(file.currency))
    faults.push(fault(['currency'], `${file.currency} is no currency`))
  if (!file.locales.includes(file.locale))
    faults.push(fault(['locale'], `${file.locale} is not among the locales`))
  if (new Set(file.locales).size < file.locales.length)
    faults.push(fault(['locales'], 'name each language once'))
  return [...faults, ...policyFaults(file.policy, ['policy'], file)]
}

function isNamedZone(zone: string): boolean {
  return /^[A-Za-z]/.test(zone) && isZone(zone)
}

const unknownZone = (zone: string) => `${zone} is no time zone; it should look like Europe/London`

function branchFaults(branch: BranchInFile, path: Path, file: ImportFile): Fault[] {
  const zone =
    branch.timezone === undefined || isNamedZone(branch.timezone)
      ? []
      : [fault([...path, 'timezone'], unknownZone(branch.timezone))]
  const windows = branch.hours.map((hours, index) => ({ ...hours, path: [...path, 'hours', index] }))
  const closures = branch.closures.flatMap(({ from, to }, index) =>
    from > to ? [fault([...path, 'closures', index, 'to'], 'ends before it begins')] : [],
  )
  const policy = branch.policy ? policyFaults(branch.policy, [...path, 'policy'], file) : []
  return [...zone, ...weekFaults(windows), ...closures, ...policy]
}

function serviceFaults(service: ServiceInFile, path: Path, file: ImportFile): Fault[] {
  const faults: Fault[] = []
  const { gap, kind, capacity, price } = service
  if (kind === 'class' && capacity === undefined) faults.push(fault(path, 'a class needs a capacity'))
  if (kind === 'appointment' && capacity !== undefined)
    faults.push(fault([...path, 'capacity'], 'only a class has a capacity'))
  if (kind === 'class' && service.dailyLimit !== undefined)
    faults.push(fault([...path, 'dailyLimit'], 'a class is limited by its capacity'))
  if (gap && gap.afterMinutes + gap.minutes >= service.durationMinutes)
    faults.push(fault([...path, 'gap'], 'the gap must end before the service does'))
  if (price !== undefined) faults.push(...moneyFaults(price, [...path, 'price'], file))
  const kinds = new Set(file.branches.flatMap((branch) => branch.resources.map((resource) => resource.kind)))
  service.needs.forEach((need, index) => {
    if (!kinds.has(need)) faults.push(unknown([...path, 'needs', index], 'resource of the kind', need))
    if (service.needs.indexOf(need) < index)
      faults.push(fault([...path, 'needs', index], `${need} is named twice`))
  })
  return [...faults, ...(service.policy ? policyFaults(service.policy, [...path, 'policy'], file) : [])]
}

function policyFaults(policy: PolicyInFile, path: Path, file: ImportFile): Fault[] {
  return (['cancel', 'reschedule'] as const).flatMap((act) => {
    const { inside } = policy[act]
    return inside.kind === 'fee' && inside.amount !== undefined
      ? moneyFaults(inside.amount, [...path, act, 'inside', 'amount'], file)
      : []
  })
}

function moneyFaults(text: string, path: Path, file: ImportFile): Fault[] {
  const digits = digitsOf(file.currency)
  return (text.split('.')[1] ?? '').length > digits
    ? [fault(path, `${file.currency} has ${digits} decimals`)]
    : []
}

function staffFaults(member: StaffInFile, path: Path, file: ImportFile): Fault[] {
  const services = new Set(file.services.map((service) => service.key))
  const skills = member.skills.flatMap((skill, index) => {
    if (!services.has(skill)) return [unknown([...path, 'skills', index], 'service', skill)]
    return member.skills.indexOf(skill) < index
      ? [fault([...path, 'skills', index], `${skill} is named twice`)]
      : []
  })
  const windows = member.hours.map((hours, index) => ({ ...hours, path: [...path, 'hours', index] }))
  const places = windows.flatMap((hours) => branchFault(hours.branch, hours.path, file))
  const breaks = windows.flatMap((hours) => breakFaults(hours))
  const away = member.timeOff.flatMap(({ from, to }, index) =>
    isBackwards(from, to) ? [fault([...path, 'timeOff', index, 'to'], 'ends before it begins')] : [],
  )
  return [
    ...skills,
    ...places,
    ...weekFaults(windows),
    ...breaks,
    ...overrideFaults(member, path, file),
    ...away,
  ]
}

function isBackwards(from: string, to: string): boolean {
  const end = to.includes('T') ? to : `${to}T24:00`
  return (from.includes('T') ? from : `${from}T00:00`) >= end
}

type Window = { from: string; to: string; path: Path }

function runsForward({ from, to }: { from: string; to: string }): boolean {
  return minuteOfDay(from) < minuteOfDay(to)
}

/** Weekly windows that end before they begin, or meet another on the same day. */
function weekFaults(windows: readonly (Window & { days: string })[]): Fault[] {
  return weekdayNames
    .flatMap((name, index) => {
      const onDay = windows.filter((window) => readWeekdays(window.days)!.includes(index + 1))
      return overlapFaults(onDay, ` on ${name}`)
    })
    .concat(
      windows
        .filter((window) => !runsForward(window))
        .map((window) => fault([...window.path, 'to'], 'closes before it opens')),
    )
    .filter(isFirst)
}

function overlapFaults(windows: readonly Window[], when: string): Fault[] {
  const forward = windows.filter(runsForward)
  return forward.flatMap((window, index) => {
    const other = forward.slice(0, index).find((each) => window.from < each.to && each.from < window.to)
    return other ? [fault(window.path, `overlaps ${other.from}–${other.to}${when}`)] : []
  })
}

function breakFaults(hours: StaffInFile['hours'][number] & { path: Path }): Fault[] {
  const breaks = hours.breaks.map((each, index) => ({ ...each, path: [...hours.path, 'breaks', index] }))
  const wrong = breaks.flatMap((each) => {
    if (!runsForward(each)) return [fault([...each.path, 'to'], 'ends before it begins')]
    return each.from < hours.from || each.to > hours.to
      ? [fault(each.path, `lies outside ${hours.from}–${hours.to}`)]
      : []
  })
  return [...wrong, ...overlapFaults(breaks, '')]
}

function overrideFaults(member: StaffInFile, path: Path, file: ImportFile): Fault[] {
  return member.overrides.flatMap(({ date, windows }, index) => {
    const here = [...path, 'overrides', index]
    const twice =
      member.overrides.findIndex((each) => each.date === date) < index
        ? [fault([...here, 'date'], `${date} is overridden twice`)]
        : []
    const placed = windows.map((window, at) => ({ ...window, path: [...here, 'windows', at] }))
    const backwards = placed
      .filter((window) => !runsForward(window))
      .map((window) => fault([...window.path, 'to'], 'ends before it begins'))
    return [
      ...twice,
      ...placed.flatMap((window) => branchFault(window.branch, window.path, file)),
      ...backwards,
      ...overlapFaults(placed, ''),
    ]
  })
}

/** Keys that name two things of one list; resources count across branches. */
function keyFaults(file: ImportFile): Fault[] {
  const resources = file.branches.flatMap(({ resources: here }, branch) =>
    here.map(({ key }, index) => ({ key, path: ['branches', branch, 'resources', index] })),
  )
  const lists = (['branches', 'services', 'staff', 'classes'] as const).map((list) =>
    file[list].map(({ key }, index) => ({ key, path: [list, index] as Path })),
  )
  return [...lists, resources].flatMap((list) => {
    const seen = new Set<string>()
    return list.flatMap(({ key, path }) => {
      if (!seen.has(key)) return (seen.add(key), [])
      return [fault([...path, 'key'], `the key ${key} is used twice`)]
    })
  })
}

import { Fragment } from 'react'
import type { BusinessAnswer } from '#features/businesses/schema.ts'

type Piece = { d: string; className: string }

// Each drawing is 1200 × 480 and made of the business's own colours, so that a page without a photograph has a face all the same.
const drawings: Piece[][] = [
  [
    { d: 'M620 480a420 420 0 0 1 840 0Z', className: 'fill-fill opacity-20' },
    { d: 'M740 480a300 300 0 0 1 600 0Z', className: 'fill-fill opacity-35' },
    { d: 'M860 480a180 180 0 0 1 360 0Z', className: 'fill-fill' },
    { d: 'M0 480a220 220 0 0 1 440 0Z', className: 'fill-fill opacity-15' },
    { d: 'M560 130a46 46 0 1 0 92 0a46 46 0 1 0-92 0Z', className: 'fill-fill opacity-40' },
  ],
  [
    { d: 'M700-60 1040-60 640 540 300 540Z', className: 'fill-fill opacity-12' },
    { d: 'M900-60 1140-60 740 540 500 540Z', className: 'fill-fill opacity-30' },
    { d: 'M1060-60 1260-60 860 540 660 540Z', className: 'fill-fill' },
    { d: 'M1300-60 1380-60 980 540 900 540Z', className: 'fill-fill opacity-40' },
  ],
  [
    { d: 'M0 330C240 240 420 420 660 330S1020 180 1200 270V480H0Z', className: 'fill-fill opacity-15' },
    { d: 'M0 390C260 300 460 460 720 380S1060 260 1200 330V480H0Z', className: 'fill-fill opacity-30' },
    { d: 'M0 440C280 380 520 490 800 430S1080 360 1200 400V480H0Z', className: 'fill-fill' },
    { d: 'M880 130a72 72 0 1 0 144 0a72 72 0 1 0-144 0Z', className: 'fill-fill opacity-60' },
  ],
  [
    { d: 'M640 0h160v160a160 160 0 0 1-160-160Z', className: 'fill-fill opacity-25' },
    { d: 'M800 160h160v160H800Z', className: 'fill-fill opacity-15' },
    { d: 'M960 0a160 160 0 0 1 160 160H960Z', className: 'fill-fill' },
    { d: 'M960 320a160 160 0 0 1 160-160v160Z', className: 'fill-fill opacity-40' },
    { d: 'M800 320v160h160a160 160 0 0 0-160-160Z', className: 'fill-fill opacity-70' },
    { d: 'M1120 320h160v160h-160Z', className: 'fill-fill opacity-20' },
    { d: 'M480 320a160 160 0 0 0 160 160V320Z', className: 'fill-fill opacity-12' },
  ],
]

const choiceFor = (slug: string) =>
  Array.from(slug).reduce((sum, letter) => sum + letter.codePointAt(0)!, 0) % drawings.length

/** The top of a business's page: its photograph, or a drawing in its colours that stays its own. */
export function Cover({ business }: { business: BusinessAnswer }) {
  const { cover } = business.branding
  const shape = 'aspect-[16/9] w-full sm:aspect-[21/8] lg:aspect-[1200/380] lg:rounded-sheet'
  if (cover)
    return <img src={cover} alt="" fetchPriority="high" className={`${shape} bg-sunken object-cover`} />
  return (
    <svg
      viewBox="0 0 1200 480"
      preserveAspectRatio="xMaxYMid slice"
      aria-hidden
      className={`${shape} mirrored bg-wash`}
    >
      <Fragment>
        {drawings[choiceFor(business.slug)]!.map(({ d, className }) => (
          <path key={d} d={d} className={className} />
        ))}
      </Fragment>
    </svg>
  )
}

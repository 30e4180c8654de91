import { RotateCcw } from 'lucide-react'
import { LinkButton } from '#kit/button.tsx'
import { useFrame } from '#kit/frame.ts'
import { useText } from '#kit/text.tsx'
import type { AppointmentAnswer } from '../../schema.ts'
import { rebookPath, titleOf } from './places.ts'

/** The button that books the same again. */
export function BookAgain({ visit }: { visit: AppointmentAnswer }) {
  const t = useText('visits')
  const { slug } = useFrame().business
  return (
    <LinkButton to={rebookPath(slug, visit)} kind="secondary" size="small" icon={RotateCcw}>
      {t('again')}
      <span className="sr-only">: {titleOf(visit)}</span>
    </LinkButton>
  )
}

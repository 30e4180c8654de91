import { LoaderCircle, type LucideIcon } from 'lucide-react'
import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Link, useNavigation, type LinkProps } from 'react-router'
import { classes } from './classes.ts'
import { useText } from './text.tsx'

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'
export type ButtonSize = 'small' | 'regular' | 'large'

const base =
  'relative inline-flex cursor-pointer wrap-break-word items-center justify-center gap-2 rounded-control text-center font-semibold ' +
  'transition-[background-color,box-shadow,transform,opacity] duration-150 select-none active:scale-[0.985] ' +
  'aria-busy:cursor-default disabled:cursor-not-allowed disabled:opacity-55'

const kinds: Record<ButtonKind, string> = {
  primary: 'border border-edge bg-fill text-on-fill shadow-card hover:bg-fill-hover',
  secondary: 'bg-raised text-ink shadow-card hover:bg-hover',
  quiet: 'text-accent hover:bg-wash',
  danger: 'bg-danger-fill text-white shadow-card hover:brightness-92',
}

const sizes: Record<ButtonSize, string> = {
  small: 'min-h-11 px-4 py-2 text-small',
  regular: 'min-h-12 px-5 py-2.5 text-body',
  large: 'min-h-14 px-7 py-3.5 text-lead',
}

type Look = { kind?: ButtonKind; size?: ButtonSize; wide?: boolean; icon?: LucideIcon; after?: LucideIcon }

const look = ({ kind = 'primary', size = 'regular', wide }: Look, more?: string) =>
  classes(base, kinds[kind], sizes[size], wide && 'w-full', more)

function Inside({ icon: Before, after: After, children }: Look & { children: ReactNode }) {
  return (
    <>
      {Before && <Before aria-hidden className="size-5 shrink-0" />}
      <span className="min-w-0">{children}</span>
      {After && <After aria-hidden className="mirrored size-5 shrink-0" />}
    </>
  )
}

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & Look & { pending?: boolean }

/** A button; while `pending` it keeps its size, says that it works and takes no second press. */
export function Button({
  kind,
  size,
  wide,
  icon,
  after,
  pending,
  className,
  children,
  ...rest
}: ButtonProps) {
  const t = useText('kit')
  return (
    <button
      type="button"
      {...rest}
      aria-busy={pending || undefined}
      aria-disabled={pending || rest['aria-disabled']}
      onClick={pending ? (event) => event.preventDefault() : rest.onClick}
      className={look({ kind, size, wide }, className)}
    >
      <span
        className={classes('inline-flex min-w-0 items-center justify-center gap-2', pending && 'opacity-0')}
      >
        <Inside icon={icon} after={after}>
          {children}
        </Inside>
      </span>
      {pending && (
        <span className="absolute inset-0 grid place-items-center">
          <LoaderCircle aria-hidden className="size-5 animate-spin" />
          <output className="sr-only">{t('pending')}</output>
        </span>
      )}
    </button>
  )
}

/** The button that sends a form; it shows by itself that its form is on the way (its own `name` and `value`, if it has them). */
export function SubmitButton(props: ButtonProps) {
  const { formData, formAction } = useNavigation()
  const mine =
    formData !== undefined &&
    (props.name === undefined || formData.get(props.name) === String(props.value ?? '')) &&
    (props.formAction === undefined || formAction?.startsWith(String(props.formAction)))
  return <Button {...props} type="submit" pending={props.pending ?? Boolean(mine)} />
}

/** A link that looks like a button. */
export function LinkButton({
  kind,
  size,
  wide,
  icon,
  after,
  className,
  children,
  ...rest
}: LinkProps & Look) {
  return (
    <Link {...rest} className={look({ kind, size, wide }, className)}>
      <Inside icon={icon} after={after}>
        {children}
      </Inside>
    </Link>
  )
}

type IconButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  icon: LucideIcon
  label: string
  turns?: boolean
}

/** A button that is only an icon; `label` is its name, `turns` mirrors it in right-to-left text. */
export function IconButton({ icon: Icon, label, turns, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      title={label}
      className={classes(
        'inline-grid size-11 shrink-0 cursor-pointer place-items-center rounded-full text-soft transition-colors',
        'hover:bg-sunken hover:text-ink disabled:opacity-40',
        className,
      )}
    >
      <Icon aria-hidden className={classes('size-5', turns && 'mirrored')} />
    </button>
  )
}

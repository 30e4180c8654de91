import { ChevronDown, CircleAlert } from 'lucide-react'
import {
  useId,
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
} from 'react'
import { classes } from './classes.ts'
import { useText } from './text.tsx'

type Ids = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }
export type FieldProps = { label: string; hint?: ReactNode; error?: string | undefined; optional?: boolean }

/** A label, its control, its hint and what is wrong with it, tied together for those who do not see it. */
function Field({
  label,
  hint,
  error,
  optional,
  children,
}: FieldProps & { children: (ids: Ids) => ReactNode }) {
  const id = useId()
  const t = useText('kit')
  const described = classes(hint ? `${id}-hint` : '', error ? `${id}-error` : '')
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="flex items-baseline justify-between gap-3 text-small font-medium">
        <span>{label}</span>
        {optional && <span className="font-normal text-faint">{t('optional')}</span>}
      </label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {hint && (
        <p id={`${id}-hint`} className="text-caption text-faint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-small text-danger">
          <CircleAlert aria-hidden className="mt-0.75 size-4 shrink-0" />
          {error}
        </p>
      )}
    </div>
  )
}

const control =
  'w-full border border-edge-strong bg-surface px-4 text-body text-ink transition-[border-color,box-shadow] ' +
  'placeholder:text-faint hover:border-soft focus:border-accent focus:shadow-[0_0_0_3px_var(--wash)] ' +
  'focus:outline-2 focus:-outline-offset-1 focus:outline-accent ' +
  'aria-invalid:border-danger aria-invalid:focus:outline-danger disabled:bg-sunken disabled:text-faint [&[readonly]]:bg-sunken'

/** A field of one line: text, e-mail, telephone, search and the like. */
export function TextField(props: FieldProps & InputHTMLAttributes<HTMLInputElement>) {
  const { label, hint, error, optional, className, ...rest } = props
  const isLatin = rest.type === 'tel' || rest.type === 'email' || rest.type === 'url'
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {(ids) => (
        <input
          {...rest}
          {...ids}
          dir={rest.dir ?? (isLatin ? 'ltr' : undefined)}
          className={classes(control, 'min-h-12 rounded-control rtl:text-right', className)}
        />
      )}
    </Field>
  )
}

/** A field of several lines that grows with what is written. */
export function TextArea(props: FieldProps & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const { label, hint, error, optional, className, ...rest } = props
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {(ids) => (
        <textarea
          rows={3}
          {...rest}
          {...ids}
          className={classes(
            control,
            'field-sizing-content min-h-24 rounded-[min(var(--radius-2),20px)] py-3',
            className,
          )}
        />
      )}
    </Field>
  )
}

/** A native select with its own arrow. */
export function SelectField(props: FieldProps & SelectHTMLAttributes<HTMLSelectElement>) {
  const { label, hint, error, optional, className, children, ...rest } = props
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {(ids) => (
        <div className="relative">
          <select
            {...rest}
            {...ids}
            className={classes(control, 'min-h-12 appearance-none rounded-control pe-11', className)}
          >
            {children}
          </select>
          <ChevronDown
            aria-hidden
            className="pointer-events-none absolute inset-y-0 end-4 my-auto size-5 text-soft"
          />
        </div>
      )}
    </Field>
  )
}

/** The field for a six-digit code: one input, so that pasting and the phone's own suggestion work. */
export function CodeField(props: FieldProps & InputHTMLAttributes<HTMLInputElement>) {
  const { label, hint, error, optional, className, ...rest } = props
  const t = useText('kit')
  return (
    <Field label={label} hint={hint ?? t('code.hint')} error={error} optional={optional}>
      {(ids) => (
        <input
          inputMode="numeric"
          autoComplete="one-time-code"
          pattern="\s*([0-9]\s*){6}"
          maxLength={13}
          required
          dir="ltr"
          {...rest}
          {...ids}
          className={classes(
            control,
            'min-h-16 rounded-control text-center font-mono text-heading font-semibold tracking-[0.5em] ps-[0.5em]',
            className,
          )}
        />
      )}
    </Field>
  )
}

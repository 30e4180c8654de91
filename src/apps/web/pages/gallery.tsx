import {
  CalendarCheck,
  CalendarDays,
  CircleCheck,
  CreditCard,
  MapPin,
  Pencil,
  RotateCw,
  Scissors,
  Sparkles,
} from 'lucide-react'
import { use, useEffect, useState, type ReactNode } from 'react'
import { data, Form, useLoaderData, useSearchParams, type LoaderFunctionArgs } from 'react-router'
import { Avatar } from '#kit/avatar.tsx'
import { Badge } from '#kit/badge.tsx'
import { Brand } from '#kit/brand.tsx'
import { Button, IconButton, LinkButton, SubmitButton } from '#kit/button.tsx'
import { Card, Section } from '#kit/card.tsx'
import { Check, Switch } from '#kit/check.tsx'
import { Choice, ChoiceGroup } from '#kit/choice.tsx'
import { LanguageMenu, ThemeMenu } from '#kit/choices-menu.tsx'
import { DateStrip } from '#kit/date-strip.tsx'
import { addDays } from '#kit/days.ts'
import { Dialog } from '#kit/dialog.tsx'
import { Drawing } from '#kit/drawing.tsx'
import { EmptyState } from '#kit/empty-state.tsx'
import { ErrorPage, NotFoundPage } from '#kit/error-page.tsx'
import { CodeField, SelectField, TextArea, TextField } from '#kit/field.tsx'
import { Facts, List, ListRow } from '#kit/list.tsx'
import { MonthGrid } from '#kit/month-grid.tsx'
import { Notice } from '#kit/notice.tsx'
import { PageHeader } from '#kit/page-header.tsx'
import { Price } from '#kit/price.tsx'
import { Skeleton, SkeletonCard, SkeletonList } from '#kit/skeleton.tsx'
import { SlotGrid } from '#kit/slot-grid.tsx'
import { Steps } from '#kit/steps.tsx'
import { Tabs } from '#kit/tabs.tsx'
import { useFormat, useReader } from '#kit/text.tsx'
import { fonts, radii, themeOf, themeSheet } from '#kit/theme.ts'
import { Time } from '#kit/time.tsx'
import { Timeline } from '#kit/timeline.tsx'
import { Toast, ToastButton } from '#kit/toast.tsx'
import { locales } from '#values/local-text.ts'
import { PageFacts } from '../page-facts.ts'
import { useThemeChoice } from '../theme-choice.ts'
import { visitOf } from '../visit.ts'
import { samples } from './gallery-samples.ts'

const today = '2026-11-23'
const zone = 'Asia/Dubai'

export function loader({ request, context }: LoaderFunctionArgs) {
  if (!visitOf(context).gallery) throw data(null, { status: 404 })
  const query = new URL(request.url).searchParams
  const color = query.get('color') ?? '#1f6f5c'
  const font = fonts.find((each) => each === query.get('font')) ?? 'inter'
  const radius = radii.find((each) => each === query.get('radius')) ?? 'soft'
  return { color, font, radius, sheet: themeSheet(themeOf({ color })) }
}

const days = Array.from({ length: 30 }, (_, index) => ({
  date: addDays(today, index),
  free: [6, 0, 4, 9, 2, 0, 0, 5][index % 8]!,
}))
const times = ['09:00', '09:30', '10:15', '11:00', '13:30', '14:00', '15:45', '18:00', '19:15']
const slots = times.map((time) => ({ start: `2026-11-25T${time}:00+04:00`, staff: 'Ana Petrova' }))

/** Every part of the kit in every state, for looking at it. Only where the gallery is allowed. */
export default function Gallery() {
  const look = useLoaderData<typeof loader>()
  const [query] = useSearchParams()
  const here = (change: Record<string, string>) =>
    `?${new URLSearchParams({ ...Object.fromEntries(query), ...change })}`
  const format = useFormat()
  const { locale } = useReader()
  const text = samples[locale]
  const [pressed, setPressed] = useState(false)
  const date = query.get('date') ?? '2026-11-25'
  return (
    <main id="content" className="mx-auto grid max-w-3xl gap-12 px-5 py-8 sm:px-8">
      <GalleryLook {...look} />
      <div className="flex items-center justify-between gap-4">
        <Brand name={text.business} to="/dev/kit" />
        <div className="flex">
          <LanguageMenu locales={locales} />
          <ThemeMenu theme={useThemeChoice()} />
        </div>
      </div>

      <PageHeader
        title={text.greeting}
        text={text.greetingText}
        back="/dev/kit"
        end={
          <LinkButton to="/dev/kit" icon={CalendarDays}>
            {text.book}
          </LinkButton>
        }
      />

      <Card className="grid gap-6 sm:p-8">
        <div className="flex flex-wrap items-start justify-between gap-4">
          <div className="grid gap-1">
            <p className="text-small font-semibold text-accent">{text.next}</p>
            <p className="display text-heading">
              <Time at="2026-11-25T14:00:00+04:00" zone={zone} show="date" />
            </p>
            <p className="text-lead text-soft">
              <Time at="2026-11-25T14:00:00+04:00" end="2026-11-25T15:00:00+04:00" zone={zone} show="time" />
            </p>
          </div>
          <Badge tone="success">{text.confirmed}</Badge>
        </div>
        <div className="flex items-center gap-4 border-t border-line pt-5">
          <Avatar name="Ana Petrova" />
          <div className="grid">
            <p className="font-semibold">{text.service}</p>
            <p className="text-small text-soft">{text.withAna}</p>
          </div>
          <p className="ms-auto font-semibold">
            <Price money={{ amount: 18000, currency: 'AED' }} />
          </p>
        </div>
        <div className="grid grid-cols-2 gap-3">
          <LinkButton to="/dev/kit" kind="secondary">
            {text.move}
          </LinkButton>
          <LinkButton to={here({ dialog: '1' })} preventScrollReset kind="secondary">
            {text.cancel}
          </LinkButton>
        </div>
        <p className="flex items-center gap-2 text-small text-soft">
          <CircleCheck aria-hidden className="size-4.5 text-success" /> {text.policy}
        </p>
      </Card>

      <Section title={text.dates}>
        <Card>
          <div className="grid gap-6">
            <Steps step={3} names={text.steps} />
            <DateStrip days={days} selected={date} to={(day) => here({ date: day })} />
            <SlotGrid
              slots={slots}
              zone={zone}
              to={(slot) => here({ slot: slot.start })}
              selected={query.get('slot') ?? undefined}
              focusOn={date}
            />
          </div>
        </Card>
      </Section>

      <Section title={text.month}>
        <Card className="max-w-md">
          <MonthGrid
            month={date}
            days={days}
            selected={date}
            to={(day) => here({ date: day })}
            previous={here({ date: today })}
            next={here({ date: '2026-12-02' })}
          />
        </Card>
      </Section>

      <Section title={text.services}>
        <ChoiceGroup legend={text.choose}>
          {text.menu.map(({ name, about, minutes, price }, index) => (
            <Choice
              key={name}
              name="service"
              value={name}
              defaultChecked={index === 0}
              disabled={index === 3}
              title={name}
              text={about}
              facts={format.duration(minutes)}
              end={<Price money={{ amount: price, currency: 'AED' }} from={index === 2} />}
              picture={<Avatar name={name} square />}
            />
          ))}
        </ChoiceGroup>
      </Section>

      <Section title={text.buttons}>
        <Card className="grid gap-5">
          <div className="flex flex-wrap gap-3">
            <Button icon={CalendarCheck}>{text.confirm}</Button>
            <Button kind="secondary" icon={RotateCw}>
              {text.again}
            </Button>
            <Button kind="quiet">{text.skip}</Button>
            <Button kind="danger">{text.cancel}</Button>
          </div>
          <div className="flex flex-wrap items-center gap-3">
            <Button pending>{text.confirm}</Button>
            <Button disabled>{text.confirm}</Button>
            <Button size="small" kind="secondary">
              {text.small}
            </Button>
            <Button size="large">{text.confirm}</Button>
            <IconButton icon={Pencil} label={text.edit} />
            <Button kind="secondary" pending={pressed} onClick={() => setPressed(true)}>
              {text.save}
            </Button>
          </div>
          <Button wide>{text.longButton}</Button>
        </Card>
      </Section>

      <Section title={text.form}>
        <Card>
          <Form method="get" className="grid gap-5">
            <TextField label={text.name} name="name" autoComplete="name" defaultValue="Nora Al Suwaidi" />
            <TextField
              label={text.email}
              name="email"
              type="email"
              autoComplete="email"
              defaultValue="nora@"
              error={text.emailError}
            />
            <TextField
              label={text.phone}
              name="phone"
              type="tel"
              hint={text.phoneHint}
              optional
              placeholder="+971 50 123 4567"
            />
            <SelectField label={text.branch} name="branch">
              <option>Marina</option>
              <option>Al Barsha</option>
            </SelectField>
            <TextArea label={text.note} name="note" optional placeholder={text.notePlaceholder} />
            <CodeField label={text.code} name="code" defaultValue="481 902" required={false} />
            <Check label={text.agree} hint={text.agreeHint} name="agree" defaultChecked />
            <Check label={text.agreeNot} name="agree2" />
            <Switch label={text.reminders} hint={text.remindersHint} name="r" defaultChecked />
            <Switch label={text.news} name="n" />
            <SubmitButton wide>{text.save}</SubmitButton>
          </Form>
        </Card>
      </Section>

      <Section title={text.notices}>
        <div className="grid gap-3">
          <Notice kind="info" title={text.infoTitle}>
            {text.infoText}
          </Notice>
          <Notice kind="success" title={text.successTitle} />
          <Notice kind="warning" title={text.warningTitle}>
            {text.warningText}
          </Notice>
          <Notice
            kind="danger"
            title={text.dangerTitle}
            end={
              <Button size="small" kind="quiet">
                {text.again}
              </Button>
            }
          />
        </div>
      </Section>

      <Section
        title={text.lists}
        end={
          <LinkButton to="/dev/kit" kind="quiet" size="small">
            {text.all}
          </LinkButton>
        }
      >
        <Tabs
          label={text.lists}
          tabs={[
            {
              to: here({ tab: 'upcoming' }),
              label: text.upcoming,
              count: 2,
              current: query.get('tab') !== 'past',
            },
            { to: here({ tab: 'past' }), label: text.past, current: query.get('tab') === 'past' },
          ]}
        />
        <List>
          <ListRow
            to="/dev/kit"
            start={<Avatar name="Ana Petrova" />}
            title={text.service}
            text={<Time at="2026-11-25T14:00:00+04:00" zone={zone} dateStyle="short" />}
            end={<Badge tone="success">{text.confirmed}</Badge>}
          />
          <ListRow
            to="/dev/kit"
            start={<Avatar name="Karim Haddad" />}
            title={text.menu[1]!.name}
            text={<Time at="2026-12-02T09:00:00+04:00" zone={zone} dateStyle="short" />}
            end={<Badge tone="warning">{text.pendingState}</Badge>}
          />
          <ListRow
            to="/dev/kit"
            start={<Avatar name="Mei Tan" />}
            title={text.menu[2]!.name}
            text={<Time at="2026-10-02T09:00:00+04:00" zone={zone} dateStyle="short" />}
            end={<Badge>{text.cancelled}</Badge>}
          />
        </List>
        <div className="flex flex-wrap gap-2">
          {(['neutral', 'accent', 'success', 'warning', 'danger', 'info'] as const).map((tone) => (
            <Badge key={tone} tone={tone}>
              {text.confirmed}
            </Badge>
          ))}
          <Badge tone="accent" icon={Sparkles}>
            {text.newHere}
          </Badge>
        </div>
        <Card>
          <Facts
            items={[
              { term: text.where, value: 'Marina Walk 12' },
              { term: text.price, value: <Price money={{ amount: 18000, currency: 'AED' }} /> },
              { term: text.duration, value: format.duration(75) },
              { term: text.free, value: <Price money={{ amount: 0, currency: 'AED' }} /> },
            ]}
          />
        </Card>
      </Section>

      <Section title={text.timeline}>
        <Card>
          <Timeline
            label={text.timeline}
            entries={[
              {
                id: '1',
                title: text.confirmed,
                at: <Time at="2026-11-20T10:12:00+04:00" zone={zone} dateStyle="short" />,
                icon: CircleCheck,
                text: text.policy,
              },
              {
                id: '2',
                title: text.paid,
                at: <Time at="2026-11-20T10:11:00+04:00" zone={zone} dateStyle="short" />,
                icon: CreditCard,
              },
              {
                id: '3',
                title: text.booked,
                at: <Time at="2026-11-20T10:09:00+04:00" zone={zone} dateStyle="short" />,
                icon: CalendarDays,
              },
            ]}
          />
        </Card>
      </Section>

      <Section title={text.people}>
        <div className="flex flex-wrap items-center gap-3">
          {['Ana Petrova', 'Karim Haddad', 'Mei Tan', 'ليلى المنصوري', 'Jörg Äpfel', 'Nora', 'Tom Baker'].map(
            (name) => (
              <Avatar key={name} name={name} />
            ),
          )}
          <Avatar name="Ana Petrova" size="small" />
          <Avatar name="Ana Petrova" size="large" />
          <Avatar name="Scissors" square size="large" />
        </div>
      </Section>

      <Section title={text.empty}>
        <Card>
          <EmptyState drawing="calendar" title={text.emptyTitle} text={text.emptyText}>
            <LinkButton to="/dev/kit" icon={Scissors}>
              {text.book}
            </LinkButton>
          </EmptyState>
        </Card>
        <div className="flex flex-wrap gap-4">
          {(['calendar', 'envelope', 'signpost', 'cloud', 'door', 'search'] as const).map((name) => (
            <Drawing key={name} name={name} className="size-24" />
          ))}
        </div>
      </Section>

      <Section title={text.loading}>
        <SkeletonCard />
        <SkeletonList />
        <Skeleton />
      </Section>

      <Section title="404 · 500">
        <Card>
          <NotFoundPage homeTo="/dev/kit" />
        </Card>
        <Card>
          <ErrorPage again="/dev/kit" homeTo="/dev/kit" reference="01J9Z0" />
        </Card>
      </Section>

      <Section title={text.type}>
        <Card className="grid gap-3">
          {['hero', 'display', 'heading', 'title', 'lead', 'body', 'small', 'caption'].map((size) => (
            <Sample key={size} size={size}>
              {text.business}
            </Sample>
          ))}
          <p className="flex items-center gap-1.5 text-small text-faint">
            <MapPin aria-hidden className="size-4" /> Marina Walk 12, Dubai
          </p>
        </Card>
      </Section>

      {query.has('dialog') && (
        <Dialog
          title={text.cancelTitle}
          closeTo="?"
          actions={
            <>
              <Button kind="danger" wide>
                {text.cancelYes}
              </Button>
              <LinkButton to="?" kind="secondary" wide>
                {text.keep}
              </LinkButton>
            </>
          }
        >
          <p className="text-soft">{text.cancelText}</p>
          <Notice kind="success" title={text.policy} />
          <TextArea label={text.reason} optional rows={2} />
        </Dialog>
      )}
      {query.has('toast') && (
        <Toast closeTo="?" undo={<ToastButton>{text.undo}</ToastButton>}>
          {text.done}
        </Toast>
      )}
    </main>
  )
}

const sizes: Record<string, string> = {
  hero: 'display text-hero',
  display: 'display text-display',
  heading: 'display text-heading',
  title: 'text-title font-semibold',
  lead: 'text-lead',
  body: 'text-body',
  small: 'text-small',
  caption: 'text-caption text-faint',
}

const Sample = ({ size, children }: { size: string; children: ReactNode }) => (
  <p className={sizes[size]}>{children}</p>
)

/** The look asked for in the address, over that of the page. */
function GalleryLook({ sheet, font, radius }: { sheet: string; font: string; radius: string }) {
  const { nonce } = use(PageFacts)
  useEffect(() => {
    document.documentElement.dataset['font'] = font
    document.documentElement.dataset['radius'] = radius
  }, [font, radius])
  return <style nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: sheet }} />
}

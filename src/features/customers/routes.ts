import { pageOf, doorRoute, route, type Route } from '#platform/http/route.ts'
import { listActivity } from './activity.ts'
import { confirmEmailChange, countEmailChange } from './change-email.ts'
import { changeProfile } from './change-profile.ts'
import { readMe } from './me.ts'
import { readProfile, renewFeed } from './profile.ts'
import { undoEmailChange } from './undo-email.ts'
import {
  activityQuery,
  activitySchema,
  confirmEmailSchema,
  feedSchema,
  meSchema,
  profileChangeSchema,
  profileSchema,
  undoEmailSchema,
  undoneSchema,
} from './schema.ts'

const tag = 'Profile'
const fieldRefusals = ['email-wrong', 'phone-wrong', 'timezone-wrong', 'phone-signs-in']

/** The signed-in customer's own data. What must count or outlive a refusal opens its own transactions. */
export const portalCustomers: readonly Route[] = [
  route(
    {
      method: 'get',
      path: '/me',
      who: 'customer',
      tag,
      summary: 'Who is signed in, what comes next',
      answer: meSchema,
    },
    (scope) => readMe(scope),
  ),
  route(
    {
      method: 'get',
      path: '/profile',
      who: 'customer',
      tag,
      summary: 'Own data and account facts',
      answer: profileSchema,
    },
    (scope, { door }) => readProfile(scope, door),
  ),
  doorRoute(
    {
      method: 'put',
      path: '/profile',
      tag,
      summary: 'Change own data; a new e-mail address waits for its proof',
      body: profileChangeSchema,
      answer: profileSchema,
      refusals: [...fieldRefusals, 'not-signed-in', 'fresh-sign-in-needed'],
    },
    async ({ body, door }) => {
      await countEmailChange(door, body.email)
      return door.enter(async (scope) => {
        await changeProfile(scope, door, body)
        return readProfile(scope, door)
      })
    },
  ),
  doorRoute(
    {
      method: 'post',
      path: '/profile/email/confirm',
      tag,
      summary: 'Prove a new e-mail address by its code',
      body: confirmEmailSchema,
      answer: profileSchema,
      refusals: ['not-signed-in', 'link-invalid', 'code-wrong'],
    },
    async ({ body, door }) => {
      await confirmEmailChange(door, body)
      return door.enter((scope) => readProfile(scope, door))
    },
  ),
  doorRoute(
    {
      method: 'post',
      path: '/profile/email/undo',
      tag,
      summary: 'Give an account its old e-mail address back',
      body: undoEmailSchema,
      answer: undoneSchema,
      refusals: ['link-invalid', 'email-used-again'],
    },
    ({ body, door }) => undoEmailChange(door, body.token),
  ),
  route(
    {
      method: 'post',
      path: '/profile/feed/renew',
      who: 'customer',
      tag,
      summary: 'Give the calendar feed a new address',
      answer: feedSchema,
    },
    (scope, { door }) => renewFeed(scope, door),
  ),
  route(
    {
      method: 'get',
      path: '/activity',
      who: 'customer',
      tag,
      summary: 'What has happened to the own account',
      query: activityQuery,
      answer: pageOf(activitySchema),
    },
    (scope, { query }) => listActivity(scope, query),
  ),
]

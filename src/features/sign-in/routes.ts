import { doorRoute, type Route } from '#platform/http/route.ts'
import { lookAtLink } from './look-at-link.ts'
import { refresh, signOut } from './refresh.ts'
import { requestLink } from './request-link.ts'
import {
  challengeSchema,
  claimSchema,
  linkQuery,
  linkSchema,
  refreshedSchema,
  requestLinkSchema,
  signedInSchema,
  verifySchema,
} from './schema.ts'
import { verifyClaim, verifyCode, verifyToken } from './verify.ts'

const tag = 'Sign-in'

/** Signing in and out, by link, code or the tap after a booking. */
export const portalSignIn: readonly Route[] = [
  doorRoute(
    {
      method: 'post',
      path: '/auth/request-link',
      tag,
      summary: 'Send a link and a code to an address',
      body: requestLinkSchema,
      answer: challengeSchema,
      status: 202,
      refusals: ['email-wrong', 'phone-wrong', 'sms-not-there', 'too-many-requests'],
    },
    ({ body, door }) => requestLink(door, body),
  ),
  doorRoute(
    {
      method: 'get',
      path: '/auth/link',
      tag,
      summary: 'What a link is for; looking changes nothing',
      query: linkQuery,
      answer: linkSchema,
      refusals: ['link-invalid'],
    },
    ({ query, door }) => lookAtLink(door, query.token),
  ),
  doorRoute(
    {
      method: 'post',
      path: '/auth/verify',
      tag,
      summary: 'Sign in by a link or a code',
      body: verifySchema,
      answer: signedInSchema,
      refusals: ['link-invalid', 'code-wrong', 'code-needed', 'too-many-requests'],
    },
    ({ body, door }) =>
      'token' in body ? verifyToken(door, body.token) : verifyCode(door, body.challenge, body.code),
  ),
  doorRoute(
    {
      method: 'post',
      path: '/auth/claim',
      tag,
      summary: 'Sign in after a booking as a guest, in the same browser',
      body: claimSchema,
      answer: signedInSchema,
      refusals: ['link-invalid', 'too-many-requests'],
    },
    ({ body, door }) => verifyClaim(door, body.challenge),
  ),
  doorRoute(
    {
      method: 'post',
      path: '/auth/refresh',
      tag,
      summary: 'Give the session a new secret',
      answer: refreshedSchema,
      refusals: ['not-signed-in', 'too-many-requests'],
    },
    ({ door }) => refresh(door),
  ),
  doorRoute({ method: 'post', path: '/auth/logout', tag, summary: 'Sign out', status: 204 }, ({ door }) =>
    signOut(door),
  ),
]

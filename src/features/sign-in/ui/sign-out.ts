import { redirect } from 'react-router'
import { apiFor, param, type PageArgs } from '#kit/api.ts'

/** Ends the session of this browser at this business. Opening the address by a link changes nothing. */
export async function action(args: PageArgs) {
  await apiFor(args).post('auth/logout')
  return redirect(`/${param(args, 'slug')}/portal/login?left=yes`)
}

export const loader = (args: PageArgs) => redirect(`/${param(args, 'slug')}/portal`)

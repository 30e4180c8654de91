import { appointmentNotices } from '#features/appointments/notify.ts'
import { signInNotices } from '#features/sign-in/notify.ts'
import type { Notice } from '#features/notices/notice.ts'

/** Every rule of who hears what. */
export const notices: readonly Notice[] = [...appointmentNotices, ...signInNotices]

import type { Like } from '#kit/words.ts'
import type { inbox as en } from './en.ts'

export const inbox = {
  title: 'الإشعارات',
  back: 'الرئيسية',
  new: 'جديد:',
  unread_zero: 'اطّلعت على كل شيء.',
  unread_one: 'إشعار جديد واحد',
  unread_two: 'إشعاران جديدان',
  unread_few: '{{count}} إشعارات جديدة',
  unread_many: '{{count}} إشعارًا جديدًا',
  unread_other: '{{count}} إشعار جديد',
  readAll: 'تحديد الكل كمقروء',
  older: 'عرض الأقدم',
  none: 'لا شيء هنا بعد',
  noneText: 'حين يتغيّر شيء في مواعيدك تقرؤه هنا كما في بريدك.',
  home: 'إلى الصفحة الرئيسية',
} satisfies Like<typeof en>

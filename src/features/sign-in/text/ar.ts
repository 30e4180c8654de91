import type { signIn as en } from './en.ts'

export const signIn = {
  device: { both: '{{browser}} على {{system}}', unknown: 'جهاز غير معروف' },
  'asked-from': '{{device}}، {{ip}}',
  refusals: {
    'email-wrong': 'لا يبدو هذا عنوان بريد إلكتروني صحيحًا. يُرجى التحقق منه.',
    'phone-wrong': 'لا يبدو هذا رقم هاتف صحيحًا. يُرجى التحقق منه وكتابته بدءًا بعلامة + ورمز الدولة.',
    'sms-not-there': 'لا نرسل رسائل نصية إلى تلك الدولة. يُرجى استخدام بريدك الإلكتروني.',
    'link-invalid': 'لم يعد هذا الرابط أو الرمز صالحًا. يُرجى طلب رابط جديد.',
    'code-wrong': 'هذا ليس الرمز الصحيح. المحاولات المتبقية: {{attemptsLeft}}.',
    'code-needed': 'لقد طلبت الدخول من متصفح آخر. يُرجى كتابة الرمز الوارد في الرسالة هناك.',
  },
} satisfies typeof en

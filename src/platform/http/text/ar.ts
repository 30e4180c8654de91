import type { frame as en } from './en.ts'

export const frame = {
  refusals: {
    'not-found': 'لا يوجد شيء في هذا العنوان.',
    'not-signed-in': 'يرجى تسجيل الدخول أولاً.',
    'not-allowed': 'لا يمكنك القيام بذلك.',
    'cross-site':
      'لم يأتِ هذا الطلب من صفحاتنا. أرسل ترويسة Origin بعنوان هذه البوابة، أو رمز Bearer من دون ملفات تعريف ارتباط.',
    'too-many-requests': 'هذا كثير دفعة واحدة. يرجى المحاولة مجدداً بعد {{retryAfter}} ثانية.',
    'wrong-input': 'هناك خطأ في البيانات المرسلة: {{problems}}',
    'too-large': 'هذا أكثر مما نقبله دفعة واحدة.',
    'wrong-method': 'لا يقبل هذا العنوان هذا النوع من الطلبات.',
    'wrong-media-type': 'يرجى إرسال JSON.',
    'database-away': 'لا يمكننا الوصول إلى سجلاتنا الآن. يرجى المحاولة بعد قليل.',
    busy: 'كثيرون يقومون بذلك الآن. يرجى المحاولة بعد قليل.',
    unexpected: 'حدث خطأ من جانبنا. إن تكرر، أخبرنا بهذا الرقم: {{requestId}}.',
    'key-reused': 'استُخدم Idempotency-Key هذا لطلب مختلف.',
  },
} satisfies typeof en

import type { Money } from '#values/money.ts'
import { useFormat, useText } from './text.tsx'

/** An amount in its currency; nothing to pay is said in words, `from` says that it may be more. */
export function Price({ money, from }: { money: Money; from?: boolean }) {
  const t = useText('kit')
  const format = useFormat()
  if (money.amount === 0) return <>{t('free')}</>
  const price = format.money(money)
  return <bdi className="whitespace-nowrap tabular">{from ? t('from', { price }) : price}</bdi>
}

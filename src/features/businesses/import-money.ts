/** How many decimals a currency has: 2 for EUR, 0 for JPY, 3 for KWD. */
export function digitsOf(currency: string): number {
  try {
    return (
      new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
      2
    )
  } catch {
    return 3
  }
}

/** An amount such as `45.00` in the currency's smallest unit. */
export function minorOf(text: string, currency: string): number {
  const [whole = '0', decimals = ''] = text.split('.')
  return Number(whole + decimals.padEnd(digitsOf(currency), '0'))
}

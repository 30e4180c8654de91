/** An amount in the smallest unit of its currency (cents, fils, yen) and the ISO 4217 code. */
export type Money = { amount: number; currency: string }

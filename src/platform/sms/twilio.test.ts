import type { RequestClient } from 'twilio'
import { expect, test } from 'vitest'
import { openTwilio } from './twilio.ts'

const settings = { sid: `AC${'0'.repeat(32)}`, token: 'token', from: '+15005550006' }
type Asked = { method: string; uri: string; data?: Record<string, string> }

function network(statusCode: number, body: object) {
  const asked: Asked[] = []
  const client = {
    request: async (options: Asked) => {
      asked.push(options)
      return { statusCode, body }
    },
  } as unknown as RequestClient
  return { asked, client }
}

test('a text message goes to Twilio with the number it comes from, and its id is kept', async () => {
  const { asked, client } = network(201, { sid: 'SM1' })
  expect(await openTwilio(settings, client).send({ id: '1', to: '+447700900123', text: 'Hello' })).toEqual({
    providerId: 'SM1',
  })
  expect(asked).toHaveLength(1)
  expect(asked[0]).toMatchObject({
    method: 'post',
    data: { To: '+447700900123', Body: 'Hello', From: '+15005550006' },
  })
  expect(asked[0]!.uri).toContain(`/Accounts/${settings.sid}/Messages.json`)
})

test('a messaging service is named as one', async () => {
  const { asked, client } = network(201, { sid: 'SM2' })
  const from = `MG${'0'.repeat(32)}`
  await openTwilio({ ...settings, from }, client).send({ id: '1', to: '+447700900123', text: 'Hello' })
  expect(asked[0]!.data).toMatchObject({ MessagingServiceSid: from })
  expect(asked[0]!.data).not.toHaveProperty('From')
})

test('what Twilio refuses has not left', async () => {
  const { client } = network(429, { code: 20429, message: 'Too many requests' })
  await expect(
    openTwilio(settings, client).send({ id: '1', to: '+447700900123', text: 'Hello' }),
  ).rejects.toThrow('Too many requests')
})

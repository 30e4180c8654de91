import { apiFor, param, type PageArgs } from '#kit/api.ts'

/** Hands one of an appointment's files on as the API made it, under the name it gave it. */
export async function handOnFile(args: PageArgs, file: string): Promise<Response> {
  const answer = await apiFor(args).raw(`appointments/${param(args, 'id')}/${file}`)
  const headers = new Headers({ 'cache-control': 'no-store' })
  for (const name of ['content-type', 'content-disposition']) {
    const value = answer.headers.get(name)
    if (value) headers.set(name, value)
  }
  return new Response(answer.body, { headers })
}

declare module 'autocannon' {
  namespace autocannon {
    type Sent = { method?: string; path?: string; headers?: Record<string, string>; body?: string }
    type Request = Sent & {
      setupRequest?: (request: Sent, context: object) => Sent
      onResponse?: (status: number, body: string, context: object) => void
    }
    type Options = {
      url: string
      connections: number
      duration: number
      headers?: Record<string, string>
      requests?: Request[]
    }
    type Result = {
      requests: { average: number }
      latency: { p50: number; p97_5: number }
      non2xx: number
      errors: number
      timeouts: number
    }
  }
  function autocannon(options: autocannon.Options): Promise<autocannon.Result>
  export default autocannon
}

import { run as runEngine, type Row } from './engine.ts'
import { run as runHttp } from './http.ts'
import { run as runSession } from './session.ts'

// Prints each workload's figure a second beside its limit's, measured in the same run, and their ratio.
const digits = (figure: number) => figure.toFixed(figure < 100 ? 1 : 0).padStart(9)
const print = ({ workload, figure, limit, ratio, target }: Row) =>
  console.log(
    `${digits(figure)} ${digits(limit)}  ${ratio.toFixed(2).padStart(5)}  ≥ ${target}  ${ratio >= target ? ' ' : '!'}  ${workload}`,
  )

const parts = { engine: runEngine, session: runSession, http: runHttp }
// `npm run bench -- http book` measures what has "book" in its name.
const [wanted, only] = process.argv.slice(2)
console.log('  figure/s   limit/s  ratio  target  workload')
for (const [name, run] of Object.entries(parts)) {
  if (!wanted || wanted === name) await run(print, only)
}

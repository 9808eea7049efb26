/** The card of the router policy: how it was trained, and how it compares with the controls on the test questions. */
import { type Preference, REGIMES } from '../src/core/cost/utility.ts'
import { bootstrapIntervals } from '../src/core/front/bootstrap.ts'
import { mean } from '../src/core/front/operating-point.ts'
import { inSplit, manifestOf, type Recording } from './pool.ts'
import { scoredRouters, utilities } from './scored-routers.ts'

const digits = (value: number): string => value.toFixed(3)

/** Mean test utility of every router at one preference, best first, and by how much the policy is ahead of each. */
function regimeTable(recording: Recording, preference: Preference): string {
  const columns = scoredRouters(recording, inSplit(recording.cases, 'test'), preference).map(
    ({ router, scores }) => ({ router, worth: utilities(scores, preference) }),
  )
  const own = columns.find(({ router }) => router.group === 'learned')?.worth
  if (!own) throw new Error('No learned router is registered for this recording')
  const differences = columns.map(({ worth }) => own.map((value, at) => value - (worth[at] ?? 0)))
  const intervals = bootstrapIntervals(differences, 'card')
  const rows = columns
    .map(({ router, worth }, at) => ({ router, worth: mean(worth), ahead: intervals[at] }))
    .sort((a, b) => b.worth - a.worth)
    .map(({ router, worth, ahead }) => {
      const range95 =
        router.group === 'learned' || !ahead ? '' : `${digits(ahead.low)} … ${digits(ahead.high)}`
      return `| ${router.name} | ${digits(worth)} | ${range95} |`
    })
  return ['| router | utility | policy ahead by, 95% |', '| --- | --- | --- |', ...rows].join('\n')
}

export function policyCard(policyId: string, recording: Recording): string {
  const { files, parameters } = manifestOf(policyId)
  const tables = REGIMES.map(
    ({ name, preference }) =>
      `### ${name}: α ${preference.alpha}, β ${preference.beta}\n\n${regimeTable(recording, preference)}`,
  )
  return `---
license: mit
---

# ${policyId}

Reads a HAPS routing prompt (roles, task, question, models) and predicts, for each of the four assignments of Teacher and
Student, quality and normalised cost; the router takes the arg-max of α·Perf − β·Cost_norm. ${parameters.toLocaleString('en')} parameters: a
masked bag of token embeddings and a small MLP (\`models/recipes/policy.py\`). Trained by exhaustive evaluation on the 600 train
questions of the recorded forest, stopped on the 100 validation questions, best of five seeds. No test question was used.

## Files

| file | bytes | sha256 |
| --- | --- | --- |
${files.map((file) => `| ${file.path} | ${file.bytes} | \`${file.sha256}\` |`).join('\n')}

## On the 300 test questions

Default prices. Paired bootstrap over questions; an interval that holds zero shows no difference.

${tables.join('\n\n')}

Licence: MIT, as the rest of the project.
`
}

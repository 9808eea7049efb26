/** A small forest for tests, played by scripts in place of models: the weak one errs, the strong one seldom does. */
import { type ForestFile, outcomeToRow, parseForest } from '../../core/episode/forest.ts'
import { TextTable, treeToRows } from '../../core/episode/forest-trees.ts'
import { outcomeOf } from '../../core/episode/outcome.ts'
import { runEpisode } from '../../core/episode/runner.ts'
import type { Step } from '../../core/episode/step.ts'
import { type Assignment, type EpisodeTree, emptyTree, withNode } from '../../core/episode/tree.ts'
import { createRng } from '../../core/random.ts'
import { assignmentsOf } from '../../core/routing/arms.ts'
import { EMBEDDED_PAIR, EMBEDDED_POLICY } from '../../core/routing/embedded.ts'
import { atlas } from '../../core/tasks/atlas/atlas.ts'
import { studentTurn, teacherTurn } from '../../core/tasks/atlas/expert.ts'
import { createAtlasItem } from '../../core/tasks/atlas/question.ts'
import { SPLITS, type Split, splitIds } from '../../core/tasks/task.ts'
import { millis, tokens } from '../../core/units.ts'

const PAIR = EMBEDDED_PAIR
const MODELS = [PAIR.weak, PAIR.strong]
const SHA = '0'.repeat(64)

/** What a scripted model writes: the expert's turn, or something unreadable. */
function script(id: string, split: Split) {
  const item = createAtlasItem(id, id, split)
  return (model: string, step: number, read: readonly string[], role: Step['role']): string => {
    const rng = createRng(`${id}:${model}:${step}`)
    const view = { item, read }
    if (model === PAIR.weak && rng() < 0.12) return ' I am not sure what to do here.'
    const turn =
      role === 'student' ? studentTurn(view, rng, model === PAIR.weak) : teacherTurn(view, rng)
    return turn.text
  }
}

async function play(id: string, split: Split, tree: EpisodeTree, arm: Assignment) {
  const write = script(id, split)
  const steps: Step[] = []
  const run = runEpisode({
    episode: atlas.begin(id),
    taken: [],
    origin: 'recorded',
    choose: (role) => arm[role],
    write: async function* (model, prompt) {
      const read = steps.flatMap(({ role, parsed }) =>
        role === 'student'
          ? [parsed.observation?.type === 'passage' ? parsed.observation.title : '']
          : [],
      )
      const role = steps.length % 2 === 0 ? 'student' : 'teacher'
      const text = write(model, steps.length, read, role)
      const length = prompt.reduce((sum, segment) => sum + segment.text.length, 0)
      yield {
        type: 'completion',
        completion: {
          text,
          tokensIn: tokens(Math.ceil(length / 4)),
          tokensOut: tokens(Math.ceil(text.length / 4)),
          latency: millis(model === PAIR.weak ? 90 : 240),
          meanLogProb: model === PAIR.weak ? -0.35 : -0.08,
          firstTokenEntropy: 0.2,
          stop: 'end',
        },
      }
    },
  })
  let grown = tree
  for await (const event of run) {
    if (event.type !== 'step') continue
    steps.push(event.step)
    grown = withNode(grown, event.path, event.step, event.verdict)
    if (event.verdict) return { tree: grown, outcome: outcomeOf(arm, steps, event.verdict) }
  }
  throw new Error('a scripted episode ended without a verdict')
}

/** Plays `sizes` questions of each split by every assignment; the first `trees` of each keep their trees. */
export async function scriptedForest(
  sizes: Readonly<Record<Split, number>>,
  trees = Number.POSITIVE_INFINITY,
): Promise<ForestFile> {
  const table = new TextTable()
  const questions: unknown[] = []
  for (const split of SPLITS) {
    for (const [number, id] of splitIds(atlas, split).slice(0, sizes[split]).entries()) {
      let tree = emptyTree(id)
      const rows: unknown[] = []
      const predictions: unknown[] = []
      for (const arm of assignmentsOf(PAIR)) {
        const played = await play(id, split, tree, arm)
        tree = played.tree
        rows.push(outcomeToRow(played.outcome))
        const strength = MODELS.indexOf(arm.student) * 0.6 + MODELS.indexOf(arm.teacher) * 0.4
        const wobble = (createRng(`${id}:${predictions.length}`)() - 0.5) * 0.2
        predictions.push([0.6 + 0.25 * strength + wobble, 0.1 + 0.5 * strength])
      }
      const kept = number < trees ? treeToRows(tree.branches, MODELS, table) : null
      const { kind } = atlas.question(id)
      questions.push({ id, kind, outcomes: rows, predictions, tree: kept })
    }
  }
  return parseForest(
    {
      format: 'switchyard-forest',
      version: 1,
      task: 'atlas',
      backend: 'scripted',
      models: [
        { id: PAIR.weak, sha256: SHA, parameters: 700_000, bytes: 1_400_000 },
        { id: PAIR.strong, sha256: SHA, parameters: 4_100_000, bytes: 5_200_000 },
      ],
      policy: { id: EMBEDDED_POLICY, sha256: SHA },
      texts: table.texts,
      questions,
    },
    'The scripted forest',
  )
}

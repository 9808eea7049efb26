import * as z from 'zod/mini'
import { EngineError } from '../errors.ts'

const hex64 = z.string().check(z.regex(/^[0-9a-f]{64}$/))
// A path stays inside the model's folder.
const relativePath = z.string().check(z.regex(/^(?!.*\.\.)[\w.-]+(\/[\w.-]+)*$/))

const file = z.object({ path: relativePath, bytes: z.int().check(z.nonnegative()), sha256: hex64 })

const languageGolden = z.object({
  input_ids: z.array(z.int()).check(z.minLength(1)),
  logits: z.object({
    /** The likeliest next token after each position of the prompt. */
    argmax: z.array(z.int()).check(z.minLength(1)),
    /** The first logits at the last position. */
    last: z.array(z.number()).check(z.minLength(1)),
  }),
  tolerance: z.number().check(z.positive()),
})

const policyGolden = z.object({
  input_ids: z.array(z.int()).check(z.minLength(1)),
  perf: z.array(z.number()).check(z.minLength(1)),
  cost: z.array(z.number()).check(z.minLength(1)),
  tolerance: z.number().check(z.positive()),
})

const base = {
  id: z.string(),
  parameters: z.int().check(z.positive()),
  files: z.array(file).check(z.minLength(1)),
}

export const languageManifest = z.object({
  ...base,
  golden: z.record(z.string(), languageGolden),
})

export const policyManifest = z.object({
  ...base,
  golden: z.record(z.string(), policyGolden),
})

/** A file as its manifest promises it; `path` is relative to the folder of the manifest. */
export type FileSpec = z.infer<typeof file>
export type LanguageGolden = z.infer<typeof languageGolden>
export type PolicyGolden = z.infer<typeof policyGolden>
export type LanguageManifest = z.infer<typeof languageManifest>
export type PolicyManifest = z.infer<typeof policyManifest>

/** Reads a file that came from outside as JSON of a known shape, or says what is wrong with it. */
export function parseJson<T>(schema: z.ZodMiniType<T>, bytes: Uint8Array, path: string): T {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    throw new EngineError('manifest-invalid', `${path} is not JSON`)
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = issue?.path.join('.') || 'top level'
  throw new EngineError('manifest-invalid', `${path} is malformed at ${where}: ${issue?.message}`)
}

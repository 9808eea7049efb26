import { join, relative } from 'node:path'
import ts from 'typescript'
import { beforeAll, describe, expect, it } from 'vitest'
import { bareTextIn } from './bare-text.ts'

const root = join(import.meta.dirname, '..')
const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
const parsed = ts.parseJsonConfigFileContent(config, ts.sys, root)
// Load only the type packages that the files import: the check is about JSX alone.
const options = { ...parsed.options, types: [] }
const files = parsed.fileNames.filter((name) => /[/]src[/](?!.*[.]test[.]tsx$).*[.]tsx$/.test(name))

/** JSX that a component may return, and the texts that the check should find in it. */
const SAMPLES = {
  sound: [
    '<p>still</p>',
    '<p>{word}</p>',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a template of the sample
    '<p>{`a ${word} of ${count}`}</p>',
    '<p>{on ? word : <b>still</b>}</p>',
    '<p>{on && <b>{word}</b>} <i>{count}</i></p>',
    // Text that never changes, with siblings that are always there.
    '<p>Load<b>{word}</b> now</p>',
  ],
  found: [
    // Text that may change, with any sibling.
    ['<p>step {count}</p>', 'step', '{count}'],
    ['<p>{word}<b>x</b></p>', '{word}'],
    ['<p><b>x</b>{on && word}</p>', '{on && word}'],
    ['<p><b>x</b>{maybe}</p>', '{maybe}'],
    ['<p><b>x</b>{tokens}</p>', '{tokens}'],
    ['<p><b>x</b>{on ? <b>x</b> : word}</p>', '{on ? <b>x</b> : word}'],
    // Text with siblings that may come and go.
    ['<p>{on && <b>x</b>} still</p>', 'still'],
    ['<p>still {part}</p>', 'still'],
    ['<p>still <Part /></p>', 'still'],
    ['<ul>still {[1].map((n) => <li key={n}>x</li>)}</ul>', 'still'],
    // Text whose siblings are unknown.
    ['<Part>still</Part>', 'still'],
    ['<><b>x</b>{word}</>', '{word}'],
    // A sandboxed frame may forbid forms.
    ['<form><button type="submit">Go</button></form>', '<form>'],
  ],
} as const

const HEAD = [
  "import type { ReactNode } from 'react'",
  'declare const word: string, count: number, on: boolean, part: ReactNode, maybe: string | null',
  "declare const tokens: number & { readonly unit: 'token' }",
  'declare const Part: (props: { children?: ReactNode }) => ReactNode',
]
const samplesFile = join(root, 'src', 'samples.tsx')

let program: ts.Program
const foundIn = (file: string) => {
  const source = program.getSourceFile(file)
  if (!source) throw new Error(`${file} is not in the program`)
  return bareTextIn(program, source)
}
const foundInSample = (jsx: string) => {
  const all: readonly string[] = [...SAMPLES.sound, ...SAMPLES.found.map(([each]) => each)]
  const line = HEAD.length + all.indexOf(jsx) + 1
  return foundIn(samplesFile).flatMap((each) => (each.line === line ? [each.text] : []))
}

beforeAll(() => {
  const all = [...SAMPLES.sound, ...SAMPLES.found.map(([each]) => each)]
  const text = [...HEAD, ...all.map((jsx, i) => `export const S${i} = () => ${jsx}`)].join('\n')
  const host = ts.createCompilerHost(options)
  const read = host.getSourceFile
  host.getSourceFile = (file, ...more) =>
    file === samplesFile
      ? ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
      : read(file, ...more)
  program = ts.createProgram([...files, samplesFile], options, host)
}, 120_000)

describe('bareTextIn', () => {
  it.each(SAMPLES.sound)('accepts %s', (jsx) => {
    expect(foundInSample(jsx)).toEqual([])
  })
  it.each(SAMPLES.found)('finds the text that a translator would break in %s', (jsx, ...texts) => {
    expect(foundInSample(jsx)).toEqual(texts)
  })
})

it('the page has no text that a translator would break, and no form', () => {
  expect(files.length).toBeGreaterThan(50)
  const all = files.flatMap(foundIn)
  expect(
    all.map(({ file, line, text, why }) => `${relative(root, file)}:${line} ${text}: ${why}`),
  ).toEqual([])
}, 120_000)

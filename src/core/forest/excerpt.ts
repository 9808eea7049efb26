/** A smaller forest file with some of a forest's questions. */
import type { ForestFile } from './forest.ts'
import { ColumnWriter, readColumns } from './graph-columns.ts'
import { textTable } from './interner.ts'

/** The questions with these ids, in the order of the file, and the texts that they need. */
export function excerpt(file: ForestFile, ids: ReadonlySet<string>): ForestFile {
  const graphs = readColumns(file.graphs)
  const texts = textTable()
  const columns = new ColumnWriter()
  const questions = file.questions.filter(({ id }, at) => {
    if (!ids.has(id)) return false
    const graph = graphs[at] ?? null
    columns.add(graph && { ...graph, text: graph.text.map((text) => texts.add(file.texts[text]!)) })
    return true
  })
  return { ...file, texts: texts.values, questions, graphs: columns.columns }
}

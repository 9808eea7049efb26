/** Fetches trained routers that ship with the page. */
import { parseTrainedRouter, type TrainedRouter } from '../../core/learning/trained-router.ts'

/** Rejects where the file is missing or is not a trained router, saying which file it is. */
export async function fetchShippedRouter(
  taskId: string,
  kind: string,
  fetchFile: (file: string) => Promise<Response>,
): Promise<TrainedRouter> {
  const file = `models/routers/${taskId}/${kind}/router.json`
  const response = await fetchFile(file)
  if (!response.ok) throw new Error(`${file} answered ${response.status}.`)
  return parseTrainedRouter(await response.json(), file)
}

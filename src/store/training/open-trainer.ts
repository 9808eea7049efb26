/** The page's end of a trainer: a worker; where the page can have none, the same work in pieces on the page. */
import type { TrainerNews, TrainerPort } from './trainer.ts'

export async function openTrainer(): Promise<TrainerPort> {
  try {
    return portOf(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }))
  } catch {
    return trainerInPage()
  }
}

const portOf = (worker: Worker): TrainerPort => ({
  send: (order) => worker.postMessage(order),
  onNews: (listener) => {
    worker.addEventListener('message', ({ data }: MessageEvent<TrainerNews>) => listener(data))
    worker.addEventListener('error', ({ message }) =>
      listener({
        type: 'failed',
        reason: message || 'The worker that trains could not be started. Load the page again.',
      }),
    )
  },
  close: () => worker.terminate(),
})

export async function trainerInPage(): Promise<TrainerPort> {
  const { createTrainer } = await import('./trainer.ts')
  const listeners: ((news: TrainerNews) => void)[] = []
  let open = true
  const obey = createTrainer(
    (news) => {
      if (open) for (const listener of listeners) listener(news)
    },
    (callback) => setTimeout(() => open && callback()),
  )
  return {
    send: obey,
    onNews: (listener) => listeners.push(listener),
    close: () => {
      open = false
    },
  }
}

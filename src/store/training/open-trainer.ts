/** Opens a trainer: in a worker, or, if the page cannot start one, in the page itself, in short pieces. */
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
        reason: message || 'The worker that trains routers could not be started. Reload the page.',
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

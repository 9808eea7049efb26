// Runs in the measured page before the page's own scripts. It is injected as text, so it must be a classic script.
{
  /** @type {number[]} */
  let frames = []
  /** @type {number[]} */
  let longTasks = []
  let request = 0
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasks.push(duration)
  })

  /** @type {number[]} */
  const clicks = []
  /** Resolves at the end of the next frame: a message posted during a frame arrives after it is painted. */
  const painted = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = resolve
        port2.postMessage(null)
      })
    })
  addEventListener(
    'click',
    async ({ timeStamp }) => {
      await painted()
      clicks.push(performance.now() - timeStamp)
    },
    { capture: true },
  )

  /** @type {import('./probe-types.ts').TrainerReport[]} */
  const training = []
  const PlainWorker = window.Worker
  window.Worker = class extends PlainWorker {
    /** @param {[string | URL, WorkerOptions?]} args */
    constructor(...args) {
      super(...args)
      this.addEventListener('message', ({ data }) => {
        if (!['started', 'progress', 'trained', 'failed'].includes(data?.type)) return
        /** @type {{ readonly validation: { readonly perf: number, readonly cost: number } }[]} */
        const curve = Array.isArray(data.curve) ? data.curve : []
        const points = curve.map(({ validation: { perf, cost } }) => ({ perf, cost }))
        training.push({ at: performance.now(), type: data.type, curve: points })
      })
    }
  }

  /** The episode's figure with the decision beside it, and the front with its marks; null before they are painted. */
  /** @type {import('./probe-types.ts').Probe['stands']} */
  const stands = { figure: null, front: null }
  const parts = {
    figure: () =>
      document.querySelector('[aria-label="Steps of this episode"] li') !== null &&
      document.querySelector('[aria-label="Decision"] table') !== null,
    front: () => document.querySelector('[data-part="mark"]') !== null,
  }
  /** @param {keyof typeof parts} part */
  const look = async (part) => {
    if (!parts[part]()) return requestAnimationFrame(() => look(part))
    await painted()
    Object.assign(stands, { [part]: performance.now() })
  }
  if (location.protocol.startsWith('http')) {
    requestAnimationFrame(() => look('figure'))
    requestAnimationFrame(() => look('front'))
  }

  Object.assign(window, {
    benchProbe: {
      startFrames() {
        frames = []
        longTasks = []
        observer.observe({ entryTypes: ['longtask'] })
        let last = 0
        /** @param {number} time */
        const tick = (time) => {
          if (last > 0) frames.push(time - last)
          last = time
          request = requestAnimationFrame(tick)
        }
        request = requestAnimationFrame(tick)
      },
      stopFrames() {
        cancelAnimationFrame(request)
        for (const { duration } of observer.takeRecords()) longTasks.push(duration)
        observer.disconnect()
        return { frames, longTasks }
      },
      stands,
      clicks,
      training,
    },
  })
}

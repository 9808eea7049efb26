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

  /** @type {number | null} */
  let firstFigure = null
  const hasFigure = () =>
    document.querySelector('[data-part="mark"]') !== null &&
    document.querySelector('section table') !== null
  const look = async () => {
    if (!hasFigure()) return requestAnimationFrame(look)
    await painted()
    firstFigure = performance.now()
  }
  if (location.protocol.startsWith('http')) requestAnimationFrame(look)

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
      get firstFigure() {
        return firstFigure
      },
      clicks,
    },
  })
}

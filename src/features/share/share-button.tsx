/** Copies a link that restores what the page shows. */
import { useEffect, useState } from 'react'
import { hashOf } from '../../store/effects/page-link.ts'
import { notify } from '../../store/notice-actions.ts'
import { useYardApi } from '../../store/yard-context.tsx'

const SAID_MILLIS = 2500

export const ShareButton = () => {
  const yard = useYardApi()
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), SAID_MILLIS)
    return () => clearTimeout(timer)
  }, [copied])

  const share = async () => {
    const link = new URL(location.href)
    link.hash = hashOf(yard.getState())
    try {
      await navigator.clipboard.writeText(link.href)
      setCopied(true)
    } catch {
      notify(yard, {
        id: 'share',
        tone: 'info',
        text: `The browser blocked copying. The link is: ${link.href}`,
      })
    }
  }
  return (
    <>
      <button type="button" onClick={share}>
        {copied ? 'Link copied' : 'Share'}
      </button>
      <span role="status" className="visually-hidden">
        {copied ? 'The link was copied.' : ''}
      </span>
    </>
  )
}

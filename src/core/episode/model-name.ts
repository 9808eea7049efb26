/** A model as the page calls it: "yard-500k" reads "Yard 500k", "haps-policy" reads "HAPS policy". */
export function modelName(id: string): string {
  const words = id.replaceAll('-', ' ').replace(/\bhaps\b/, 'HAPS')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A model's name as the page shows it: "yard-500k" becomes "Yard 500k", "haps-policy" becomes "HAPS policy". */
export function modelName(id: string): string {
  const words = id.replaceAll('-', ' ').replace(/\bhaps\b/, 'HAPS')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** "yard-500k" reads "Yard 500k". */
export function modelName(id: string): string {
  const words = id.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

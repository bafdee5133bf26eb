/** Groups of four from the left; a single character left over joins the last group, so that nobody reads out a lone digit. */
export function groupsOfFour(value: string): string[] {
  const characters = [...value.replace(/\s+/g, '')]
  const groups: string[] = []
  for (let at = 0; at < characters.length; at += 4) groups.push(characters.slice(at, at + 4).join(''))
  const last = groups.at(-1)
  if (groups.length > 1 && last !== undefined && [...last].length === 1) groups.splice(-2, 2, groups.at(-2) + last)
  return groups
}

/** A number to read aloud or to type from paper. `inline` keeps the size of the text around it. */
export function CodeGroups({ value, inline }: { value: string; inline?: boolean }) {
  return <span className={inline ? 'code is-inline' : 'code'}>{groupsOfFour(value).join(' ')}</span>
}

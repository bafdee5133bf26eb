// The marks of Markdown in a text, as edits: what the buttons of the editor do to it. Pure; nothing here knows a page.
// An edit puts `text` in place of the stretch from `from` to `to` and then selects `select`.

/** Whole lines of a stretch, without the line feed at the end. */
function linesAround(value, from, to) {
  const start = from === 0 ? 0 : value.lastIndexOf('\n', from - 1) + 1
  // A stretch that ends right behind a line feed does not touch the line after it.
  const last = to > from && value[to - 1] === '\n' ? to - 1 : to
  const feed = value.indexOf('\n', last)
  return { start, end: feed < 0 ? value.length : feed }
}

const LINE_MARK = /^(#{1,6} +|[-*] +|\d+[.、)] +|> ?)/
const STARTS = { heading: () => '## ', list: () => '- ', numbers: (index) => `${index + 1}. `, quote: () => '> ' }
const HAS = { heading: /^#{1,6} /, list: /^[-*] /, numbers: /^\d+\. /, quote: /^> / }

/** Puts a mark before each line, in place of another one; takes it away where every line has it. */
function markLines(kind, value, from, to) {
  const { start, end } = linesAround(value, from, to)
  const lines = value.slice(start, end).split('\n')
  const written = lines.filter((line) => line.trim() !== '')
  const isOn = written.length > 0 && written.every((line) => HAS[kind].test(line))
  let count = 0
  const text = lines
    .map((line) => {
      if (line.trim() === '' && lines.length > 1) return line
      const bare = line.replace(LINE_MARK, '')
      return isOn ? bare : STARTS[kind](count++) + bare
    })
    .join('\n')
  // What follows without an empty line would become part of the list or the quotation.
  const next = value.slice(end + 1, end + 2)
  const gap = !isOn && kind !== 'heading' && next !== '' && next !== '\n' ? '\n' : ''
  const mark = lines.length === 1 ? start + text.length : start
  return { from: start, to: end, text: text + gap, select: [mark, start + text.length] }
}

/** Puts `**` around the selected words, or around a place for some; takes them away where they are. */
function bold(value, from, to, { words }) {
  const chosen = value.slice(from, to)
  const around = value.slice(from - 2, from) === '**' && value.slice(to, to + 2) === '**' && chosen !== ''
  if (around) return { from: from - 2, to: to + 2, text: chosen, select: [from - 2, from - 2 + chosen.length] }
  const inside = /^\*\*([\s\S]+)\*\*$/.exec(chosen)
  if (inside) return { from, to, text: inside[1], select: [from, from + inside[1].length] }
  const text = chosen || words
  return { from, to, text: `**${text}**`, select: [from + 2, from + 2 + text.length] }
}

/** A link of the selected words or the selected address; what is missing is selected, to be typed over. */
function link(value, from, to, { words }) {
  const chosen = value.slice(from, to).trim()
  const isAddress = /^https?:\/\/\S+$/.test(chosen)
  const label = isAddress || chosen === '' ? words : chosen
  const address = isAddress ? chosen : 'https://'
  const text = `[${label}](${address})`
  const place =
    isAddress || chosen === '' ? [1, 1 + label.length] : [label.length + 3, label.length + 3 + address.length]
  return { from, to, text, select: [from + place[0], from + place[1]] }
}

/** A document as the answer cites it; a link where it has an address. */
export function citationText({ title, number, article, url }) {
  const name = /^[《〈“"]/.test(title) || !/\p{Script=Han}/u.test(title) ? title : `《${title}》`
  const line = `${name}${number ? `（${number}）` : ''}${article}`
  return /^https?:\/\/\S+$/.test(url) ? `[${line}](${url})` : line
}

export const MARKS = {
  heading: (...given) => markLines('heading', ...given),
  list: (...given) => markLines('list', ...given),
  numbers: (...given) => markLines('numbers', ...given),
  quote: (...given) => markLines('quote', ...given),
  bold,
  link,
}

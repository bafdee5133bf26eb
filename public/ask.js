// While somebody writes a question: published answers to questions like it, under the box. The page works without: then they
// come as a step before sending.
const place = document.querySelector('[data-similar-to]')
const box = place && document.getElementById(place.dataset.similarTo)
/** Numbers and addresses of people say nothing about the matter, and do not belong into an address. */
const NUMBERS = /[\dA-Za-z@._-]{4,}/g
if (box && place) {
  let timer
  let last = ''
  const show = (items) => {
    place.textContent = ''
    place.hidden = items.length === 0
    if (place.hidden) return
    const title = place.appendChild(document.createElement('p'))
    Object.assign(title, { className: 'font-semibold', textContent: place.dataset.title })
    const list = place.appendChild(document.createElement('ul'))
    for (const { question, answerUrl } of items) {
      const item = list.appendChild(document.createElement('li'))
      const link = item.appendChild(document.createElement('a'))
      // A new window, so that what was written stays.
      Object.assign(link, {
        href: answerUrl,
        target: '_blank',
        rel: 'noopener',
        className: 'link',
        textContent: question,
      })
    }
  }
  const look = async () => {
    const text = box.value.normalize('NFKC').replace(NUMBERS, ' ').trim().slice(0, 200)
    if (text === last) return
    last = text
    if (text.length < 4) return show([])
    try {
      const answer = await fetch(`/api/v1/questions/similar?q=${encodeURIComponent(text)}`)
      const { items } = await answer.json()
      if (text === last) show(items.slice(0, 3))
    } catch {
      // Without a network the step before sending shows them.
    }
  }
  box.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => void look(), 600)
  })
  void look()
}

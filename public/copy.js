// Buttons that copy an address. Without this script, or where the browser keeps its clipboard to itself, they stay hidden and
// the address stands there to be selected.
;(() => {
  if (!navigator.clipboard) return
  for (const button of document.querySelectorAll('button[data-copy]')) {
    const words = button.querySelector('span')
    const before = words.textContent
    let timer
    button.hidden = false
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(button.dataset.copy)
      } catch {
        return
      }
      words.textContent = button.dataset.copied
      clearTimeout(timer)
      timer = setTimeout(() => {
        words.textContent = before
      }, 3000)
    })
  }
})()

// Makes chosen pictures smaller before they are sent: fields say how with data-longest (pixels) and data-bytes. Turned as the
// camera meant, without what it wrote beside the picture. Without this script, or where a browser cannot, the picture goes as
// it is, and the server refuses what is too large.
const QUALITIES = [0.85, 0.75, 0.65, 0.5]

async function smaller(file, longest, most) {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height))
  if (scale === 1 && file.size <= most) return file
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  const pen = canvas.getContext('2d')
  // JPEG has no transparency; what was clear becomes white instead of black.
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  let made
  for (const quality of QUALITIES) {
    made = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
    if (made && made.size <= most) break
  }
  if (!made || made.size >= file.size) return file
  return new File([made], file.name.replace(/\.\w+$/, '.jpg'), { type: 'image/jpeg' })
}

for (const field of document.querySelectorAll('input[type="file"][data-longest]')) {
  const form = field.form
  let work = Promise.resolve()
  let busy = false
  field.addEventListener('change', () => {
    busy = true
    const given = [...field.files]
    work = Promise.all(
      given.map((file) => smaller(file, Number(field.dataset.longest), Number(field.dataset.bytes)).catch(() => file)),
    ).then((files) => {
      busy = false
      // Another choice was made meanwhile.
      if (given.length !== field.files.length || given.some((file, at) => file !== field.files[at])) return
      const list = new DataTransfer()
      for (const file of files) list.items.add(file)
      field.files = list.files
    })
  })
  form?.addEventListener('submit', (event) => {
    if (!busy) return
    event.preventDefault()
    const by = event.submitter
    void work.then(() => form.requestSubmit(by))
  })
}

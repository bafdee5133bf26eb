// What is sent: a mail, and the short form for a text message.
export type Mail = {
  /** one line */
  subject: string
  html: string
  /** says the same as the html, with every link and time */
  text: string
  /** a text message with the main fact and one link */
  sms: string
  /** pictures inside the html: `<img src="cid:…">` */
  images?: { cid: string; filename: string; content: Buffer }[]
  calendar?: { method: 'REQUEST' | 'CANCEL'; content: string }
}

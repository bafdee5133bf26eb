// The least a server can do for a scan: take the request, write as many bytes as a scan's commit does, wait until they are on
// the disk, answer. No database, no rule. Written over and over in one place, as a log that begins again does. PORT, FLOOR_FILE
// and FLOOR_BYTES are given.
import { fdatasyncSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { createServer } from 'node:http'

const LENGTH = 16 * 1024 * 1024
const file = openSync(process.env.FLOOR_FILE as string, 'w')
writeSync(file, Buffer.alloc(LENGTH))
fsyncSync(file)
const bytes = Buffer.alloc(Number(process.env.FLOOR_BYTES), 7)
const answer = '{"results":[{"verdict":"welcome"}]}'
let end = 0

createServer((request, response) => {
  request.resume().on('end', () => {
    if (request.method === 'POST') {
      if (end + bytes.length > LENGTH) end = 0
      end += writeSync(file, bytes, 0, bytes.length, end)
      fdatasyncSync(file)
    }
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': answer.length }).end(answer)
  })
}).listen(Number(process.env.PORT))

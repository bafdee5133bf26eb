// Control: the least an HTTP server of Node can do.
import { createServer } from 'node:http'

const BODY = Buffer.from('ok')
createServer((_request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Length': BODY.length })
  response.end(BODY)
}).listen(Number(process.env.PORT))

// The OpenAPI document, made from the schemas that validate. Each domain lists its operations; a route puts them together.
import { z } from 'zod'

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

export type ApiOperation = {
  method: Method
  /** as in the contract: `/api/v1/events/{slug}` */
  path: string
  summary: string
  /** parameters in the path */
  params?: z.ZodObject
  query?: z.ZodObject
  /** the JSON body of a request */
  body?: z.ZodType
  responses: Record<number, { description: string; schema?: z.ZodType }>
  /** statuses answered with application/problem+json */
  problems?: readonly number[]
  /** a header `Authorization: Bearer …` of a paired phone */
  deviceToken?: boolean
  /** the write takes an Idempotency-Key header */
  idempotent?: boolean
}

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().describe('stable; programs decide by it'),
    detail: z.string().optional(),
    errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' })

type Json = Record<string, unknown>

/** The document of the given operations, OpenAPI 3.1 (its schemas are JSON Schema 2020-12). */
export function openApiDocument(operations: readonly ApiOperation[], origin: string): Json {
  const schemas: Json = {}
  const toSchema = (schema: z.ZodType, io: 'input' | 'output'): unknown => {
    const { $schema, $defs, ...own } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json
    for (const [name, definition] of Object.entries(($defs ?? {}) as Json)) schemas[name] = moved(definition)
    const id = schema.meta()?.id
    if (!id) return moved(own)
    schemas[id] = moved(own)
    return { $ref: `#/components/schemas/${id}` }
  }
  const paths: Record<string, Json> = {}
  for (const operation of operations) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method]: {
        summary: operation.summary,
        parameters: [
          ...parameters('path', operation.params, toSchema),
          ...parameters('query', operation.query, toSchema),
          ...(operation.idempotent ? [IDEMPOTENCY_KEY] : []),
        ],
        ...(operation.deviceToken ? { security: [{ device: [] }] } : {}),
        ...(operation.body
          ? {
              requestBody: {
                required: true,
                content: { 'application/json': { schema: toSchema(operation.body, 'input') } },
              },
            }
          : {}),
        responses: responsesOf(operation, toSchema),
      },
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Open Day 政务开放日',
      version: '1',
      description: 'Dates are ISO 8601 with offset. Errors are application/problem+json (RFC 9457) with a stable code.',
    },
    servers: [{ url: origin }],
    paths,
    components: { schemas, securitySchemes: { device: { type: 'http', scheme: 'bearer' } } },
  }
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  schema: { type: 'string', maxLength: 200 },
  description: 'the same key is answered alike, and done once',
}

type ToSchema = (schema: z.ZodType, io: 'input' | 'output') => unknown

function parameters(place: 'path' | 'query', object: z.ZodObject | undefined, toSchema: ToSchema): Json[] {
  if (!object) return []
  return Object.entries(object.shape).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || !(schema as z.ZodType).safeParse(undefined).success,
    schema: toSchema(schema as z.ZodType, 'input'),
  }))
}

function responsesOf({ responses, problems = [] }: ApiOperation, toSchema: ToSchema): Json {
  const answers: Json = {}
  for (const [status, { description, schema }] of Object.entries(responses)) {
    answers[status] = {
      description,
      ...(schema ? { content: { 'application/json': { schema: toSchema(schema, 'output') } } } : {}),
    }
  }
  for (const status of problems) {
    answers[status] = {
      description: 'a problem',
      content: { 'application/problem+json': { schema: toSchema(problem, 'output') } },
    }
  }
  return answers
}

/** References inside a schema point to the document's components. */
function moved(schema: unknown): unknown {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'))
}

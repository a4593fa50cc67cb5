// The same work on BullMQ: delayed jobs, each one HTTP call to the receiver. Arguments: port of Redis, receiver,
// number of jobs, spread in ms, lead in ms.
import { Queue, Worker } from 'bullmq'
import http from 'node:http'

const [port, receiver, jobs, over, lead] = process.argv.slice(2).map((text, index) => (index === 1 ? text : Number(text)))
const connection = { host: '127.0.0.1', port, password: process.env.REDIS_PASSWORD, maxRetriesPerRequest: null }
const agent = new http.Agent({ keepAlive: true, maxSockets: 200 })
const name = `posts-${process.pid}`

const send = (data) =>
  new Promise((resolve, reject) => {
    const request = http.request(`${receiver}/post`, { method: 'POST', agent, headers: { Key: data.key, Due: data.due } })
    request.on('response', (answer) => answer.resume().on('end', resolve))
    request.on('error', reject)
    request.end('hi')
  })

const worker = new Worker(name, (job) => send(job.data), { connection, concurrency: 200 })
const queue = new Queue(name, { connection })
await worker.waitUntilReady()
const start = Date.now() + lead
const all = Array.from({ length: jobs }, (_, index) => {
  const due = start + Math.floor((over * index) / jobs)
  return { name: 'post', data: { key: `${name}-${index}`, due }, opts: { delay: due - Date.now(), removeOnComplete: true } }
})
await queue.addBulk(all)

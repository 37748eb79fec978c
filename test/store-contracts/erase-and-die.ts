import { conversationStore } from '../../src/server/conversations/conversation-store.ts'
import { openDatabases } from '../../src/server/database/open-databases.ts'
import { open, secrets } from './specimens.ts'

// Erases a conversation and is killed before the journal is emptied.
const [, , dataDirectory = '', id = ''] = process.argv
const { live } = await openDatabases({ dataDirectory })
const commit = live.openCommit(conversationStore)
await commit(conversations => conversations.add(open(id, 'noor'), secrets))
await commit(conversations => conversations.erase(id))
process.kill(process.pid, 'SIGKILL')

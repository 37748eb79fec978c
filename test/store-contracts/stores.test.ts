import { describe, inject } from 'vitest'
import { auditStoreContract } from './audit-store-contract.ts'
import { changeStoreContract } from './change-store-contract.ts'
import { commitContract } from './commit-contract.ts'
import { contactStoreContract } from './contact-store-contract.ts'
import { conversationStoreContract } from './conversation-store-contract.ts'
import { crisisStoreContract } from './crisis-store-contract.ts'
import { eveningStoresContract } from './evening-stores-contract.ts'
import { materialStoresContract } from './material-stores-contract.ts'
import { messageStoreContract } from './message-store-contract.ts'
import { type OpenFresh, openPostgresStores, openSqliteStores } from './open-stores.ts'
import { placeStoreContract } from './place-store-contract.ts'
import { registrationStoresContract } from './registration-stores-contract.ts'
import { rosterStoresContract } from './roster-stores-contract.ts'
import { staffStoresContract } from './staff-stores-contract.ts'
import { surveyStoreContract } from './survey-store-contract.ts'

const contracts: Record<string, (open: OpenFresh) => void> = {
  commit: commitContract,
  places: placeStoreContract,
  conversations: conversationStoreContract,
  changes: changeStoreContract,
  messages: messageStoreContract,
  staff: staffStoresContract,
  evening: eveningStoresContract,
  registrations: registrationStoresContract,
  survey: surveyStoreContract,
  crisis: crisisStoreContract,
  audit: auditStoreContract,
  contact: contactStoreContract,
  material: materialStoresContract,
  roster: rosterStoresContract,
}

describe.each(Object.entries(contracts))('%s', (_, contract) => {
  describe('on SQLite', () => contract(openSqliteStores))
  // The run itself says aloud when there is no PostgreSQL, and stops in CI.
  describe.runIf(inject('postgresUrl') !== null)('on PostgreSQL', () => contract(openPostgresStores))
})

import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

/** What the helpline calls the service that its visitors have of their own (`words` of settings.json). */
export const OwnService = createContext('')

export const useOwnService = (): string => useContext(OwnService)

/**
 * "Snel weg". The order is the point: first nothing is seen any more, then nothing can be read any more, and only then
 * the network. `leave` drops keys and sends the beacon; it may not wait for anything. `replace` keeps the page out of
 * the list behind the Back button.
 */
export function quickExit(target: string, leave: () => void = () => {}) {
  document.body.replaceChildren()
  document.title = ''
  leave()
  // Without network the neutral page would be an error page with a way back.
  location.replace(navigator.onLine ? target : 'about:blank')
}

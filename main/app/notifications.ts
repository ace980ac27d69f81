import { Notification } from 'electron'

/** Without a reference to it a notification may be collected, and a press on it lost. */
const held = new Set<Notification>()

/**
 * Shows a sentence as a desktop notification, where the system has them; else nothing happens. Call it once Electron is
 * ready.
 *
 * @returns the function that takes it away
 */
export function showNotification(body: string, onPress: () => void): () => void {
  if (!Notification.isSupported()) return () => {}
  const notification = new Notification({ title: 'Roompass', body })
  const release = () => void held.delete(notification)
  held.add(notification)
  notification.on('click', () => {
    release()
    onPress()
  })
  notification.on('failed', release)
  notification.show()
  return () => {
    release()
    notification.close()
  }
}

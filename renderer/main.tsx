import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { Broken } from './app/Broken.tsx'
import { start } from './app/start.ts'
import { startClock } from './stores/clock.ts'
import './theme/index.css'

const place = document.getElementById('root')
if (place === null) throw new Error('index.html has no place for the application')

const root = createRoot(place, {
  onUncaughtError: () => queueMicrotask(() => root.render(<Broken />)),
})
startClock()
root.render(
  <StrictMode>
    <App />
  </StrictMode>,
)
void start()

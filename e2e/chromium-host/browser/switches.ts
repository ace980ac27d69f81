import { addedSwitches } from './added-switches.ts'

/**
 * Switches of Chromium, as documented in its own `chrome_switches.cc` and `content_switches.cc`: no traffic of its
 * own, no keychain of its own, no questions of its own, and a page that runs at full speed also when it is covered.
 */
export function chromiumSwitches(profile: string, firstPage: string): string[] {
  return [
    `--user-data-dir=${profile}`,
    `--app=${firstPage}`,
    '--remote-debugging-pipe',
    // A spec attaches here; the port is in the profile's DevToolsActivePort.
    '--remote-debugging-port=0',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-extensions',
    '--disable-default-apps',
    '--disable-breakpad',
    '--disable-field-trial-config',
    '--disable-search-engine-choice-screen',
    '--disable-infobars',
    '--disable-hang-monitor',
    '--disable-back-forward-cache',
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
    '--disable-renderer-backgrounding',
    '--disable-ipc-flooding-protection',
    // The application's window-open handler decides.
    '--disable-popup-blocking',
    '--disable-dev-shm-usage',
    `--disable-features=${idleFeatures.join(',')}`,
    '--force-color-profile=srgb',
    '--metrics-recording-only',
    '--no-default-browser-check',
    '--no-first-run',
    '--no-service-autorun',
    '--password-store=basic',
    '--window-position=0,0',
    ...[...addedSwitches].map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`)),
    // Chromium's own sandbox refuses to run as root; --test-type hides the bar that says so.
    ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
  ]
}

const idleFeatures = [
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DestroyProfileOnBrowserClose',
  'DialMediaRouteProvider',
  'GlobalMediaControls',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'OptimizationHints',
  'PaintHolding',
  'Translate',
]

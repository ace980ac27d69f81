/** The most bytes a QR code can hold: version 40, level L, byte mode (ISO/IEC 18004). */
export const qrCodeBytes = 2953

/** Whether a text, as UTF-8, fits into a QR code. */
export function fitsQrCode(text: string): boolean {
  return new TextEncoder().encode(text).length <= qrCodeBytes
}

import { deflateSync } from 'node:zlib'

/** A small whole PDF file of so many empty pages. `isPacked`: its page tree lies in an object stream, as newer files have it. */
export function makePdf(pages: number, { isPacked = false } = {}): Buffer {
  const kids = Array.from({ length: pages }, (_, index) => `${index + 3} 0 R`).join(' ')
  const tree = [
    '<< /Type /Catalog /Pages 2 0 R /Outlines << /Type /Outlines /Count 99 >> >>',
    `<< /Count ${pages} /Kids [${kids}] /Resources << /Font << >> >> /Type /Pages >>`,
    ...Array.from({ length: pages }, () => '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 10 10] >>'),
  ]
  const body = isPacked ? packed(tree) : tree.map((each, index) => `${index + 1} 0 obj\n${each}\nendobj\n`)
  return Buffer.from(
    ['%PDF-1.7\n', ...body, 'trailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n'].join(''),
    'latin1',
  )
}

function packed(objects: readonly string[]): string[] {
  const stream = deflateSync(Buffer.from(objects.join(' '), 'latin1')).toString('latin1')
  const head = `<< /Type /ObjStm /N ${objects.length} /First 0 /Filter /FlateDecode /Length ${stream.length} >>`
  return [`9 0 obj\n${head}\nstream\n${stream}\nendstream\nendobj\n`]
}
